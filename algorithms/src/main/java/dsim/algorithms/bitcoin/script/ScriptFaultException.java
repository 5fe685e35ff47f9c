package dsim.algorithms.bitcoin.script;

/** A script does not hold. */
final class ScriptFaultException extends Exception {

    private static final long serialVersionUID = 1;

    private final ScriptFault fault;

    ScriptFaultException(ScriptFault fault) {
        super(fault.sentence(), null, false, false);
        this.fault = fault;
    }

    ScriptFault fault() {
        return fault;
    }
}
