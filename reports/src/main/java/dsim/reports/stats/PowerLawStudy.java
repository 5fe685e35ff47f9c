package dsim.reports.stats;

import dsim.random.Seed;
import dsim.reports.table.Numbers;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All that an honest report says of a power law in some values: the fit, how well it fits, what else would explain the
 * values, and a verdict. "A slope between 2 and 3" alone is none of these.
 *
 * @param fit the power law
 * @param continuousAlpha what the estimator for reals gives from the same x<sub>min</sub> up, 1 + tail/&Sigma;
 *     ln(x/x<sub>min</sub>) (3.1): for whole numbers it is biased, and stands only beside the exact one
 * @param bootstrap how well the law fits; empty if that was not asked for
 * @param tail the alternatives from the fit's x<sub>min</sub> up
 * @param whole the power law and the alternatives from the smallest positive value up, all fitted anew
 */
public record PowerLawStudy(
        PowerLawFit fit, double continuousAlpha, Optional<Bootstrap> bootstrap, Alternatives tail, Alternatives whole) {

    /** With fewer values in the tail nothing is said of a power law (Clauset, Shalizi, Newman, section 3.1). */
    public static final long TAIL_MIN = 50;

    /**
     * How the values are studied.
     *
     * @param scale of whole numbers or of reals
     * @param xMin from where up to fit; empty: from where it fits best
     * @param samples of the bootstrap; 0: none, and no verdict in favour
     * @param seed of the bootstrap
     * @param threads of the bootstrap; the result is the same for any number
     */
    public record Plan(Scale scale, OptionalDouble xMin, int samples, Seed seed, int threads) {

        /**
         * @throws IllegalArgumentException if a number is out of range
         */
        public Plan {
            if (samples < 0) {
                throw new IllegalArgumentException("a bootstrap takes 0 samples or more, not " + samples);
            }
            if (threads < 1) {
                throw new IllegalArgumentException("a computation takes 1 thread or more, not " + threads);
            }
            if (xMin.isPresent()) {
                PowerLaw.checkXMin(scale, xMin.getAsDouble());
            }
        }

        /** Whole numbers, the best x<sub>min</sub>, 1000 samples, seed 1, one thread. */
        public static Plan discrete() {
            return new Plan(Scale.DISCRETE, OptionalDouble.empty(), 1000, Seed.of(1), 1);
        }

        /** Reals, the best x<sub>min</sub>, 1000 samples, seed 1, one thread. */
        public static Plan continuous() {
            return new Plan(Scale.CONTINUOUS, OptionalDouble.empty(), 1000, Seed.of(1), 1);
        }

        /** From a given x<sub>min</sub> up. */
        public Plan withXMin(double value) {
            return new Plan(scale, OptionalDouble.of(value), samples, seed, threads);
        }

        /** With that many samples. */
        public Plan withSamples(int count) {
            return new Plan(scale, xMin, count, seed, threads);
        }

        /** With chance from another seed. */
        public Plan withSeed(Seed other) {
            return new Plan(scale, xMin, samples, other, threads);
        }

        /** With that many threads. */
        public Plan withThreads(int count) {
            return new Plan(scale, xMin, samples, seed, count);
        }
    }

    /**
     * A power law beside its alternatives, on the same values.
     *
     * @param law the power law
     * @param exponential against the exponential law, of whole numbers the geometric one
     * @param logNormal against the log-normal law, cut off below x<sub>min</sub>
     */
    public record Alternatives(PowerLaw law, LikelihoodRatio exponential, LikelihoodRatio logNormal) {

        private static Alternatives of(Tally tally, PowerLaw law) {
            Tail tail = Tail.of(tally, law.xMin());
            return new Alternatives(
                    law,
                    LikelihoodRatio.of(tail, law, ExponentialLaw.fit(law.scale(), tail, law.xMin())),
                    LikelihoodRatio.of(tail, law, LogNormalLaw.fit(law.scale(), tail, law.xMin())));
        }
    }

    /** What may be said of the values. */
    public enum Finding {

        /** The tail is too small to say anything. */
        NOT_ENOUGH_DATA,

        /** The values lie too far from the law. */
        REJECTED,

        /** Another law is likelier, or as likely. */
        UNDECIDED,

        /** Nothing speaks against the law, but its fit was not tested. */
        UNTESTED,

        /** The law fits, the tail is large enough, and an exponential does not explain it. */
        POWER_LAW
    }

    /**
     * Studies the values.
     *
     * @throws IllegalArgumentException if there are no two distinct positive values (from the given x<sub>min</sub> up), or
     *     the scale is discrete and a value is not whole
     */
    public static PowerLawStudy of(Tally tally, Plan plan) {
        return of(tally, plan, () -> {});
    }

    /**
     * Studies the values.
     *
     * @param afterEachSample is told after each sample of the bootstrap, by the thread that made it
     * @throws IllegalArgumentException as {@link #of(Tally, Plan)} does
     */
    public static PowerLawStudy of(Tally tally, Plan plan, Runnable afterEachSample) {
        PowerLawFit fit = plan.xMin().isPresent()
                ? PowerLawFit.from(plan.scale(), tally, plan.xMin().getAsDouble())
                : PowerLawFit.of(plan.scale(), tally);
        Optional<Bootstrap> bootstrap = plan.samples() == 0
                ? Optional.empty()
                : Optional.of(Bootstrap.of(
                        tally,
                        fit,
                        plan.xMin().isEmpty(),
                        plan.samples(),
                        plan.seed(),
                        plan.threads(),
                        afterEachSample));
        double smallest = tally.value(tally.indexOf(Double.MIN_VALUE));
        return new PowerLawStudy(
                fit,
                PowerLawFit.from(Scale.CONTINUOUS, tally, fit.xMin()).alpha(),
                bootstrap,
                Alternatives.of(tally, fit.law()),
                Alternatives.of(
                        tally, PowerLawFit.from(plan.scale(), tally, smallest).law()));
    }

    /** What may be said: the first objection that holds, in the order of the enum; a power law if none does. */
    public Finding finding() {
        if (fit.tail() < TAIL_MIN) {
            return Finding.NOT_ENOUGH_DATA;
        } else if (bootstrap.isPresent() && bootstrap.get().p() < Bootstrap.REJECTED_BELOW) {
            return Finding.REJECTED;
        } else if (!tail.exponential().favoursPowerLaw() || tail.logNormal().favoursAlternative()) {
            return Finding.UNDECIDED;
        } else if (bootstrap.isEmpty()) {
            return Finding.UNTESTED;
        } else {
            return Finding.POWER_LAW;
        }
    }

    /**
     * The finding as a sentence without a full stop. The words "power law" stand in it only if that is the finding.
     */
    public String verdict() {
        return switch (finding()) {
            case NOT_ENOUGH_DATA -> "not enough data: " + where() + ", and it takes " + TAIL_MIN + overall();
            case REJECTED ->
                "rejected: samples of the fitted law lie closer to it than the data do, " + where() + " (" + tested()
                        + ")" + overall();
            case UNDECIDED ->
                tail.exponential().favoursPowerLaw()
                        ? "undecided: a log-normal does better, " + where() + " (" + compared(tail.logNormal()) + ")"
                        : "undecided: an exponential does "
                                + (tail.exponential().favoursAlternative() ? "better" : "as well")
                                + ", " + where() + " (" + compared(tail.exponential()) + ")" + overall();
            case UNTESTED -> "untested: whether the law fits takes a bootstrap";
            case POWER_LAW ->
                "power law of exponent " + Numbers.fixed(fit.alpha(), decimals()) + " ± "
                        + Numbers.fixed(fit.standardError(), decimals()) + ": " + where() + ", " + tested()
                        + ", exponential rejected (" + compared(tail.exponential()) + "), log-normal "
                        + (tail.logNormal().favoursPowerLaw() ? "rejected (" : "as good (") + compared(tail.logNormal())
                        + ")";
        };
    }

    /** As many as the standard error says something of, two at least. */
    private int decimals() {
        return (int) StrictMath.max(2, StrictMath.ceil(-StrictMath.log10(fit.standardError())));
    }

    private String where() {
        return fit.tail() + " of " + fit.n() + " values from x_min = " + Numbers.exact(fit.xMin()) + " up";
    }

    /** What the values as a whole say, if they say something: a tail is often too small to. */
    private String overall() {
        return whole.exponential().favoursAlternative()
                ? "; over all values an exponential does better (" + compared(whole.exponential()) + ")"
                : "";
    }

    private String tested() {
        return bootstrap
                .map(test -> test.p() == 0
                        ? "p < " + Numbers.significant(1.0 / test.samples(), 1)
                        : "p = " + Numbers.fixed(test.p(), 2))
                .orElse("p not computed");
    }

    private static String compared(LikelihoodRatio ratio) {
        return "z = " + Numbers.fixed(ratio.z(), 1) + ", "
                + (ratio.p() < 0.001 ? "p < 0.001" : "p = " + Numbers.fixed(ratio.p(), 3));
    }
}
