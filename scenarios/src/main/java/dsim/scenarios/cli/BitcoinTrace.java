package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.watch.BitcoinNarration;
import dsim.algorithms.bitcoin.wire.BitcoinMessage;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.BlockMessage;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Garbled;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.GetBlocks;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.GetData;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.GetHeaders;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Headers;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Inv;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.NotFound;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Other;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Ping;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Pong;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Reject;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.TxMessage;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Verack;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Version;
import dsim.algorithms.bitcoin.wire.InventoryItem;
import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;
import java.io.PrintWriter;
import java.util.Locale;

/** Writes down every message that a node sends or gets, each in a line or a few. */
final class BitcoinTrace implements TraceSink {

    private static final int TIME = 11;
    private static final int SHOWN_BYTES = 24;

    private final PrintWriter out;

    BitcoinTrace(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void on(TraceEvent event) {
        boolean isSent = event.kind() == TraceEvent.Kind.SEND;
        if ((isSent || event.kind() == TraceEvent.Kind.DELIVER) && event.subject() instanceof BitcoinMessage message) {
            String margin = Page.rightBound(RunPage.time(event.timeNanos()), TIME) + (isSent ? "  > " : "  < ");
            for (String line : Page.wrapped(words(message), Page.WIDTH - margin.length())) {
                out.println(margin + line);
                margin = " ".repeat(margin.length());
            }
            out.flush();
        }
    }

    /** The command, and the fields that matter. */
    private static String words(BitcoinMessage message) {
        if (message instanceof Version it) {
            return String.format(
                    Locale.ROOT,
                    "version: protocol %d, services 0x%x, %s, height %d",
                    it.protocol(),
                    it.services(),
                    printable(it.userAgent()),
                    it.startHeight());
        } else if (message instanceof Verack) {
            return "verack";
        } else if (message instanceof Ping it) {
            return "ping: nonce " + Long.toHexString(it.nonce());
        } else if (message instanceof Pong it) {
            return "pong: nonce " + Long.toHexString(it.nonce());
        } else if (message instanceof GetHeaders it) {
            return "getheaders: " + locator(it.locator());
        } else if (message instanceof GetBlocks it) {
            return "getblocks: " + locator(it.locator());
        } else if (message instanceof Headers it) {
            return "headers: " + it.headers().size()
                    + (it.headers().isEmpty()
                            ? ""
                            : ", the last "
                                    + it.headers().get(it.headers().size() - 1).hash());
        } else if (message instanceof Inv it) {
            return "inv: " + items(it.items());
        } else if (message instanceof GetData it) {
            return "getdata: " + items(it.items());
        } else if (message instanceof NotFound it) {
            return "notfound: " + items(it.items());
        } else if (message instanceof BlockMessage it) {
            return "block: " + it.block().hash() + ", "
                    + count(it.block().transactions().size()) + ", "
                    + it.block().size() + " bytes";
        } else if (message instanceof TxMessage it) {
            return "tx: " + it.transaction().txid();
        } else if (message instanceof Reject it) {
            return String.format(
                    Locale.ROOT,
                    "reject of '%s': 0x%02x %s, \"%s\"",
                    printable(it.command()),
                    it.code(),
                    it.codeName(),
                    printable(it.reason()));
        } else if (message instanceof Other it) {
            String bytes = it.payload().toHex();
            boolean isLong = it.payload().size() > SHOWN_BYTES;
            return printable(it.command()) + ": " + it.payload().size() + " bytes "
                    + (isLong ? bytes.substring(0, 2 * SHOWN_BYTES) + "..." : bytes);
        } else if (message instanceof Garbled it) {
            return "no message: " + printable(it.sentence()) + ": " + it.bytes().toHex();
        }
        throw new AssertionError("unhandled: " + message);
    }

    private static String count(int transactions) {
        return transactions + (transactions == 1 ? " transaction" : " transactions");
    }

    private static String locator(ImmutableList<Hash256> hashes) {
        return hashes.isEmpty() ? "no locator" : "from " + hashes.get(0);
    }

    private static String items(ImmutableList<InventoryItem> items) {
        if (items.isEmpty()) {
            return "nothing";
        }
        InventoryItem first = items.get(0);
        String kind = switch (first.type()) {
            case InventoryItem.TX -> "transaction";
            case InventoryItem.BLOCK -> "block";
            case InventoryItem.WITNESS_BLOCK -> "block with witness";
            default -> "type 0x" + Integer.toHexString(first.type());
        };
        return items.size() + (items.size() == 1 ? ", " : ", the first ") + kind + " " + first.hash();
    }

    private static String printable(String text) {
        return BitcoinNarration.printable(text);
    }
}
