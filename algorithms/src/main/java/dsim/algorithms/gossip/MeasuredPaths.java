package dsim.algorithms.gossip;

import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;

/** Components and diameter of the overlay of a run, found out when they are asked for, and only if it has changed. */
final class MeasuredPaths implements TraceSink {

    private final Overlay overlay = new Overlay();
    private OverlayPaths paths = OverlayPaths.of(overlay);
    private long foundAt;

    @Override
    public void on(TraceEvent event) {
        overlay.on(event);
    }

    OverlayPaths now() {
        if (foundAt != overlay.changes()) {
            paths = OverlayPaths.of(overlay);
            foundAt = overlay.changes();
        }
        return paths;
    }
}
