package dsim.algorithms.gcd;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Actor;
import dsim.actor.Address;
import dsim.actor.Context;
import dsim.actor.Role;
import dsim.algorithms.election.ProcessId;
import dsim.algorithms.gcd.GcdFact.Evicted;
import dsim.algorithms.gcd.GcdFact.Rebuked;
import dsim.algorithms.gcd.GcdFact.Registered;
import dsim.algorithms.gcd.GroupMessage.Addresses;
import dsim.algorithms.gcd.GroupMessage.Join;
import dsim.algorithms.gcd.GroupMessage.Members;
import dsim.algorithms.gcd.GroupMessage.Misunderstood;
import dsim.algorithms.gcd.GroupMessage.Sentence;
import dsim.algorithms.gcd.GroupMessage.WhoIsThere;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A Group Coordinator Daemon: who joins is told who else has, dead or alive. A student is a member once, and so is a listener:
 * who joins again as another takes the place of the former. Members never leave.
 *
 * <p>Source: the published daemons of CPSC 5520, fall 2019 to fall 2025; their texts, the order in which they look at a request,
 * and their limits are kept. Departures: many conversations at once, so that an idle one keeps nobody waiting; a request may come
 * in pieces; an identity may be a list; who moves to another address is no longer taken for the owner of the former; and there is
 * room for {@value #ROOM} members, so that nobody can fill the memory.
 */
public final class GcdServer implements Actor<GroupMessage, GcdServer.Wait> {

    /** A GCD waits for nothing but requests. */
    public enum Wait {
        /** Never set. */
        FOR_NOTHING
    }

    /** How many members a group has at most. */
    static final int ROOM = 1000;

    /** The listed are known by identities that win over most, as members of lab 2 that have failed. */
    private static final ProcessId FIRST_LISTED = new ProcessId(365, 9_000_001);

    private final ImmutableList<Address> listed;
    private final Context<GroupMessage, Wait> context;
    private final Map<ProcessId, Address> members = new LinkedHashMap<>();

    /**
     * A GCD.
     *
     * @param listed who is a member from the beginning, and for ever
     */
    public GcdServer(ImmutableList<Address> listed, Context<GroupMessage, Wait> context) {
        this.listed = listed;
        this.context = context;
    }

    /** The role of a GCD. */
    public static Role<GroupMessage, Wait> role(ImmutableList<Address> listed) {
        return context -> new GcdServer(listed, context);
    }

    @Override
    public void onStart() {
        for (Address address : listed) {
            members.put(new ProcessId(FIRST_LISTED.rank(), FIRST_LISTED.tieBreak() + members.size()), address);
        }
    }

    @Override
    public void onMessage(Address from, GroupMessage message) {
        if (message instanceof Join join) {
            answer(from, join(join));
        } else if (message instanceof WhoIsThere) {
            answer(from, new Addresses(ImmutableList.copyOf(members.values())));
        } else if (message instanceof Misunderstood misunderstood) {
            context.note(new Rebuked(misunderstood.answer().text().strip()));
            answer(from, misunderstood.answer());
        }
    }

    private void answer(Address from, GroupMessage answer) {
        context.send(from, answer);
        context.close(from);
    }

    private GroupMessage join(Join join) {
        ImmutableList<ProcessId> former = members.entrySet().stream()
                .filter(each -> !each.getKey().equals(join.id()))
                .filter(each -> each.getKey().tieBreak() == join.id().tieBreak()
                        || each.getValue().equals(join.listener()))
                .map(Map.Entry::getKey)
                .collect(ImmutableList.toImmutableList());
        if (members.size() - former.size() >= ROOM && !members.containsKey(join.id())) {
            context.note(new Rebuked("Group is full"));
            return new Sentence("Group is full", true);
        }
        former.forEach(id -> {
            members.remove(id);
            context.note(new Evicted(id));
        });
        members.put(join.id(), join.listener());
        context.note(new Registered(join.id(), join.listener(), members.size()));
        return new Members(ImmutableMap.copyOf(members));
    }

    @Override
    public void onTimer(Wait timer) {
        throw new AssertionError("never set: " + timer);
    }
}
