package dsim.algorithms.bitcoin.script;

import dsim.actor.ByteString;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.chain.Script;
import dsim.algorithms.bitcoin.crypto.Digests;
import dsim.shape.ByteSink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Runs one script on a stack, as Bitcoin Core's {@code EvalScript} does: what is a rule of all nodes, nothing of what each may
 * want beyond. Bounded by the limits of scripts.
 *
 * <p>Not thread safe.
 */
final class ScriptMachine {

    private static final int SCRIPT_SIZE_MAX = 10_000;
    private static final int PUSH_SIZE_MAX = 520;
    private static final int OPS_MAX = 201;
    private static final int KEYS_MAX = 20;
    private static final int STACK_MAX = 1000;
    private static final int NUMBER_SIZE = 4;
    private static final ByteString TRUE = ByteString.of((byte) 1);

    private final byte[] script;
    private final Instructions instructions;
    private final List<ByteString> stack;
    private final List<ByteString> aside = new ArrayList<>();
    private final Deque<Boolean> branches = new ArrayDeque<>();
    private final SignatureCheck signatures;
    private int ops;
    private int separator;

    private ScriptMachine(Script script, List<ByteString> stack, SignatureCheck signatures) {
        this.script = script.bytes().toByteArray();
        this.instructions = new Instructions(this.script);
        this.stack = stack;
        this.signatures = signatures;
    }

    /**
     * Runs a script.
     *
     * @param stack what it works on; the last element is on top
     * @throws ScriptFaultException if it fails. The stack means nothing then
     */
    static void run(Script script, List<ByteString> stack, SignatureCheck signatures) throws ScriptFaultException {
        new ScriptMachine(script, stack, signatures).run();
    }

    private void run() throws ScriptFaultException {
        require(script.length <= SCRIPT_SIZE_MAX, ScriptFault.SCRIPT_SIZE);
        while (instructions.next()) {
            step(instructions.op());
        }
        require(!instructions.isBroken(), ScriptFault.BAD_OPCODE);
        require(branches.isEmpty(), ScriptFault.UNBALANCED_CONDITIONAL);
    }

    private void step(int op) throws ScriptFaultException {
        boolean isReached = !branches.contains(false);
        require(instructions.pushedSize() <= PUSH_SIZE_MAX, ScriptFault.PUSH_SIZE);
        require(op <= Op.PUSH_16 || ++ops <= OPS_MAX, ScriptFault.OP_COUNT);
        require(!Op.DISABLED.contains(op), ScriptFault.DISABLED_OPCODE);
        if (op >= Op.IF && op <= Op.ENDIF) {
            branch(op, isReached);
        } else if (isReached && instructions.isPush()) {
            push(instructions.pushed());
        } else if (isReached) {
            execute(op);
        }
        require(stack.size() + aside.size() <= STACK_MAX, ScriptFault.STACK_SIZE);
    }

    private void branch(int op, boolean isReached) throws ScriptFaultException {
        switch (op) {
            case Op.IF, Op.NOTIF -> {
                require(!isReached || !stack.isEmpty(), ScriptFault.UNBALANCED_CONDITIONAL);
                branches.push(isReached && ScriptNumber.isTrue(pop()) == (op == Op.IF));
            }
            case Op.ELSE -> {
                require(!branches.isEmpty(), ScriptFault.UNBALANCED_CONDITIONAL);
                branches.push(!branches.pop());
            }
            case Op.ENDIF -> {
                require(!branches.isEmpty(), ScriptFault.UNBALANCED_CONDITIONAL);
                branches.pop();
            }
            default -> throw new ScriptFaultException(ScriptFault.BAD_OPCODE);
        }
    }

    private void execute(int op) throws ScriptFaultException {
        switch (op) {
            case Op.MINUS_1 -> push(-1);
            case Op.NOP, Op.NOP1 -> {}
            case Op.CHECKLOCKTIMEVERIFY -> checkLockTime();
            case Op.CHECKSEQUENCEVERIFY -> checkSequence();
            case Op.VERIFY -> require(ScriptNumber.isTrue(pop()), ScriptFault.VERIFY);
            case Op.RETURN -> throw new ScriptFaultException(ScriptFault.OP_RETURN);
            case Op.EQUAL -> push(popsEqual());
            case Op.EQUALVERIFY -> require(popsEqual(), ScriptFault.EQUALVERIFY);
            case Op.RIPEMD160 -> push(Digests.ripemd160(pop()));
            case Op.SHA1 -> push(Digests.sha1(pop()));
            case Op.SHA256 -> push(Digests.sha256(pop()));
            case Op.HASH160 -> push(Digests.hash160(pop()));
            case Op.HASH256 -> push(Hash256.ofContent(pop().toByteArray()).bytes());
            case Op.CODESEPARATOR -> separator = instructions.position();
            case Op.CHECKSIG -> push(checkSignature());
            case Op.CHECKSIGVERIFY -> require(checkSignature(), ScriptFault.CHECKSIGVERIFY);
            case Op.CHECKMULTISIG -> push(checkSignatures());
            case Op.CHECKMULTISIGVERIFY -> require(checkSignatures(), ScriptFault.CHECKMULTISIGVERIFY);
            default -> {
                if (op >= Op.PUSH_1 && op <= Op.PUSH_16) {
                    push(op - Op.PUSH_1 + 1);
                } else if (op >= Op.TOALTSTACK && op <= Op.SIZE) {
                    rearrange(op);
                } else if (op >= Op.ADD_1 && op <= Op.WITHIN) {
                    calculate(op);
                } else {
                    require(op >= Op.NOP4 && op <= Op.NOP10, ScriptFault.BAD_OPCODE);
                }
            }
        }
    }

    // The stack.

    private void rearrange(int op) throws ScriptFaultException {
        switch (op) {
            case Op.TOALTSTACK -> aside.add(pop());
            case Op.FROMALTSTACK -> {
                require(!aside.isEmpty(), ScriptFault.INVALID_ALTSTACK_OPERATION);
                push(aside.remove(aside.size() - 1));
            }
            case Op.DROP_2 -> {
                need(2);
                pop();
                pop();
            }
            case Op.DUP_2 -> copy(2, 2);
            case Op.DUP_3 -> copy(3, 3);
            case Op.OVER_2 -> copy(4, 2);
            case Op.ROT_2 -> {
                lift(6);
                lift(6);
            }
            case Op.SWAP_2 -> {
                lift(4);
                lift(4);
            }
            case Op.IFDUP -> {
                if (ScriptNumber.isTrue(top(1))) {
                    push(top(1));
                }
            }
            case Op.DEPTH -> push(stack.size());
            case Op.DROP -> pop();
            case Op.DUP -> copy(1, 1);
            case Op.NIP -> {
                need(2);
                stack.remove(stack.size() - 2);
            }
            case Op.OVER -> copy(2, 1);
            case Op.PICK, Op.ROLL -> {
                need(2);
                long depth = popNumber();
                require(depth >= 0 && depth < stack.size(), ScriptFault.INVALID_STACK_OPERATION);
                if (op == Op.PICK) {
                    push(top((int) depth + 1));
                } else {
                    lift((int) depth + 1);
                }
            }
            case Op.ROT -> lift(3);
            case Op.SWAP -> lift(2);
            case Op.TUCK -> {
                need(2);
                stack.add(stack.size() - 2, top(1));
            }
            case Op.SIZE -> push(top(1).size());
            default -> throw new ScriptFaultException(ScriptFault.BAD_OPCODE);
        }
    }

    /** Brings the element at a depth to the top. */
    private void lift(int depth) throws ScriptFaultException {
        need(depth);
        push(stack.remove(stack.size() - depth));
    }

    /** Pushes copies of elements, the one at a depth first. */
    private void copy(int depth, int count) throws ScriptFaultException {
        for (int i = 0; i < count; i++) {
            push(top(depth));
        }
    }

    /** The element at a depth, from 1. */
    private ByteString top(int depth) throws ScriptFaultException {
        need(depth);
        return stack.get(stack.size() - depth);
    }

    private ByteString pop() throws ScriptFaultException {
        need(1);
        return stack.remove(stack.size() - 1);
    }

    private void need(int depth) throws ScriptFaultException {
        require(stack.size() >= depth, ScriptFault.INVALID_STACK_OPERATION);
    }

    private void push(ByteString element) {
        stack.add(element);
    }

    private void push(long number) {
        stack.add(ScriptNumber.of(number));
    }

    private void push(boolean truth) {
        stack.add(truth ? TRUE : ByteString.empty());
    }

    private long popNumber() throws ScriptFaultException {
        return ScriptNumber.parse(pop(), NUMBER_SIZE);
    }

    private boolean popsEqual() throws ScriptFaultException {
        need(2);
        return pop().equals(pop());
    }

    // Numbers.

    private void calculate(int op) throws ScriptFaultException {
        if (op <= Op.NOTEQUAL_0) {
            calculateWithOne(op, popNumber());
        } else if (op == Op.WITHIN) {
            need(3);
            long max = popNumber();
            long min = popNumber();
            long number = popNumber();
            push(min <= number && number < max);
        } else {
            need(2);
            long right = popNumber();
            calculateWithTwo(op, popNumber(), right);
        }
    }

    private void calculateWithOne(int op, long number) throws ScriptFaultException {
        switch (op) {
            case Op.ADD_1 -> push(number + 1);
            case Op.SUB_1 -> push(number - 1);
            case Op.NEGATE -> push(-number);
            case Op.ABS -> push(Math.abs(number));
            case Op.NOT -> push(number == 0);
            case Op.NOTEQUAL_0 -> push(number != 0);
            default -> throw new ScriptFaultException(ScriptFault.BAD_OPCODE);
        }
    }

    private void calculateWithTwo(int op, long left, long right) throws ScriptFaultException {
        switch (op) {
            case Op.ADD -> push(left + right);
            case Op.SUB -> push(left - right);
            case Op.BOOLAND -> push(left != 0 && right != 0);
            case Op.BOOLOR -> push(left != 0 || right != 0);
            case Op.NUMEQUAL -> push(left == right);
            case Op.NUMEQUALVERIFY -> require(left == right, ScriptFault.NUMEQUALVERIFY);
            case Op.NUMNOTEQUAL -> push(left != right);
            case Op.LESSTHAN -> push(left < right);
            case Op.GREATERTHAN -> push(left > right);
            case Op.LESSTHANOREQUAL -> push(left <= right);
            case Op.GREATERTHANOREQUAL -> push(left >= right);
            case Op.MIN -> push(Math.min(left, right));
            case Op.MAX -> push(Math.max(left, right));
            default -> throw new ScriptFaultException(ScriptFault.BAD_OPCODE);
        }
    }

    // Lock times.

    private void checkLockTime() throws ScriptFaultException {
        if (signatures.isInForce(ScriptRule.CHECK_LOCK_TIME)) {
            long wanted = lockTime();
            require(signatures.reachesLockTime(wanted), ScriptFault.UNSATISFIED_LOCKTIME);
        }
    }

    private void checkSequence() throws ScriptFaultException {
        if (signatures.isInForce(ScriptRule.CHECK_SEQUENCE)) {
            long wanted = lockTime();
            require(signatures.reachesSequence(wanted), ScriptFault.UNSATISFIED_LOCKTIME);
        }
    }

    private long lockTime() throws ScriptFaultException {
        long wanted = ScriptNumber.parse(top(1), NUMBER_SIZE + 1);
        require(wanted >= 0, ScriptFault.NEGATIVE_LOCKTIME);
        return wanted;
    }

    // Signatures.

    private boolean checkSignature() throws ScriptFaultException {
        need(2);
        ByteString key = pop();
        ByteString signature = pop();
        ByteString code = signatures.isWitness() ? code() : without(code(), signature);
        return signatures.check(signature, key, code);
    }

    private boolean checkSignatures() throws ScriptFaultException {
        int keyCount = popCount(KEYS_MAX, ScriptFault.PUBKEY_COUNT);
        ops += keyCount;
        require(ops <= OPS_MAX, ScriptFault.OP_COUNT);
        need(keyCount + 1);
        List<ByteString> keys = popAll(keyCount);
        int signatureCount = popCount(keyCount, ScriptFault.SIG_COUNT);
        need(signatureCount + 1); // one more than it needs, and has always been
        List<ByteString> signed = popAll(signatureCount);
        ByteString code = code();
        if (!signatures.isWitness()) {
            for (ByteString signature : signed) {
                code = without(code, signature);
            }
        }
        int matched = 0;
        int tried = 0;
        while (matched < signatureCount && signatureCount - matched <= keyCount - tried) {
            if (signatures.check(signed.get(matched), keys.get(tried), code)) {
                matched++;
            }
            tried++;
        }
        ByteString dummy = pop();
        require(dummy.size() == 0 || !signatures.isInForce(ScriptRule.NULL_DUMMY), ScriptFault.SIG_NULLDUMMY);
        return matched == signatureCount;
    }

    private int popCount(int max, ScriptFault fault) throws ScriptFaultException {
        long count = popNumber();
        require(count >= 0 && count <= max, fault);
        return (int) count;
    }

    /** The topmost elements, the highest first. */
    private List<ByteString> popAll(int count) throws ScriptFaultException {
        List<ByteString> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(pop());
        }
        return all;
    }

    /** The script from its last separator on. */
    private ByteString code() {
        return ByteString.of(script, separator, script.length - separator);
    }

    /** A script without a signature that it pushes itself, for no signature signs itself. */
    private static ByteString without(ByteString code, ByteString signature) {
        byte[] bytes = code.toByteArray();
        byte[] pushed = Scripts.pushOf(signature).toByteArray();
        ByteSink kept = new ByteSink();
        Instructions instructions = new Instructions(bytes);
        int from = 0;
        do {
            kept.putBytes(Arrays.copyOfRange(bytes, from, instructions.position()));
            from = instructions.position();
            while (isAt(bytes, from, pushed)) {
                from += pushed.length;
            }
            instructions.goTo(from);
        } while (instructions.next());
        kept.putBytes(Arrays.copyOfRange(bytes, from, bytes.length));
        return ByteString.of(kept.toByteArray());
    }

    private static boolean isAt(byte[] bytes, int from, byte[] part) {
        return from + part.length <= bytes.length
                && Arrays.equals(bytes, from, from + part.length, part, 0, part.length);
    }

    private static void require(boolean isSo, ScriptFault fault) throws ScriptFaultException {
        if (!isSo) {
            throw new ScriptFaultException(fault);
        }
    }
}
