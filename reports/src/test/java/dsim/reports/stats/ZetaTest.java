package dsim.reports.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The references were computed with mpmath 1.3.0 at 420 digits: zeta(s, a) and its derivatives. */
class ZetaTest {

    /** s, a, then a^s zeta(s, a), mean and variance of ln(X/a). */
    private static final double[][] REFERENCES = {
        {1.05, 1, 20.580844302037003, 19.432034241284644, 399.81751421081584},
        {1.5, 1, 2.6123753486854883, 1.5052353557882679, 3.8549629156760383},
        {2, 1, 1.6449340668482264, 0.56996099309453281, 0.88448183396352389},
        {2.5, 1, 1.3414872572509172, 0.2887406855581931, 0.35045248787741275},
        {3, 2, 1.6164552252767543, 0.28739958516548597, 0.22505972291689774},
        {3.5, 7, 3.3413238876193252, 0.33170368510375498, 0.15809887548435155},
        {2.5, 100, 67.168749945317154, 0.66167095854754111, 0.44443602800927796},
        {6, 0.5, 1.0014470766409421, 0.0016307328331468496, 0.001863397974447842},
        {10, 3, 1.0636276600301211, 0.019018345747673642, 0.0061699938345739288},
        {40, 1, 1.0000000000009095, 6.3041377863244086e-13, 4.3696956988496468e-13},
        {2.2, 1e6, 833333.83333351667, 0.83333283333335, 0.69444444444436111},
        {120.5, 1000, 8.8782400134373652, 0.0078780831873144913, 6.9943432111776822e-5},
        {1.0009765625, 30, 30720.50278018142, 1023.9832408445047, 1048575.9999042751},
    };

    @Test
    void agreesWithReferencesOfManyDigits() {
        for (double[] reference : REFERENCES) {
            double value = new Zeta(reference[0]).relative(reference[1]);

            assertEquals(reference[2], value, 1e-13 * reference[2], "s = " + reference[0] + ", a = " + reference[1]);
        }
    }

    @Test
    void hasTheMomentsOfItsLogarithm() {
        for (double[] reference : REFERENCES) {
            Zeta.LogMoments moments = new Zeta(reference[0]).logMoments(reference[1]);

            String where = "s = " + reference[0] + ", a = " + reference[1];
            assertEquals(reference[3], moments.mean(), 1e-12 * reference[3], where);
            assertEquals(reference[4], moments.variance(), 1e-10 * reference[4], where);
        }
    }

    @Test
    void isRiemannsZetaOfEvenNumbersAtOne() {
        assertEquals(StrictMath.PI * StrictMath.PI / 6, new Zeta(2).relative(1), 1e-14);
        assertEquals(StrictMath.pow(StrictMath.PI, 4) / 90, new Zeta(4).relative(1), 1e-14);
    }
}
