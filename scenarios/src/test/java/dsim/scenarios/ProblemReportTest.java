package dsim.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How problems are shown. */
class ProblemReportTest {

    private static Problem problem(Origin origin, int line, int column, int length, String sentence) {
        return new Problem(new Place(origin, line, line, column, length), sentence);
    }

    @Test
    void alignsPlacesOfAllWidths() {
        Origin origin = Origin.file("a.yaml", "x\n".repeat(120));

        String report = ProblemReport.of(
                ImmutableList.of(problem(origin, 3, 1, 1, "one."), problem(origin, 100, 1, 1, "two.")), "problem");

        assertEquals("""
                a.yaml: 2 problems

                   3:1  x
                        ^ one.
                 100:1  x
                        ^ two.
                """, report);
    }

    @Test
    void leavesOutIndentationAndDashes() {
        Origin origin = Origin.file("a.yaml", "      - - deep: 5");

        String report = ProblemReport.of(ImmutableList.of(problem(origin, 1, 17, 1, "no.")), "warning");

        assertEquals("""
                a.yaml: 1 warning

                 1:17  deep: 5
                             ^ no.
                """, report);
    }

    @Test
    void keepsDashesThatAreMeant() {
        Origin origin = Origin.file("a.yaml", "  -   - x");

        assertEquals("""
                a.yaml: 1 problem

                 1:3  -   - x
                      ^ no.
                """, ProblemReport.of(ImmutableList.of(problem(origin, 1, 3, 1, "no.")), "problem"));
    }

    @Test
    void joinsTheLinesOfABracket() {
        Origin origin = Origin.file("a.yaml", "- {a: 1,\n\n   b: 2,\n  c: 3}\n");
        Problem problem = new Problem(new Place(origin, 1, 4, 6, 1), "no.");

        assertEquals("""
                a.yaml: 1 problem

                 4:6  {a: 1, b: 2, c: 3}
                                      ^ no.
                """, ProblemReport.of(ImmutableList.of(problem), "problem"));
    }

    @Test
    void cutsLongLinesAroundThePlace() {
        String letters = IntStream.range(0, 300)
                .mapToObj(i -> String.valueOf((char) ('a' + i % 26)))
                .reduce("", String::concat);
        Origin origin = Origin.file("a.yaml", letters);

        assertEquals(
                """
                a.yaml: 3 problems

                 1:1    abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefgh...
                        ^ at the beginning.
                 1:157  ...lmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrs...
                                                                    ^^^ in the middle.
                 1:300  ...ghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmn
                                                                                                                ^
                        at the end.
                """,
                ProblemReport.of(
                        ImmutableList.of(
                                problem(origin, 1, 1, 1, "at the beginning."),
                                problem(origin, 1, 157, 3, "in the middle."),
                                problem(origin, 1, 300, 1, "at the end.")),
                        "problem"));
    }

    @Test
    void wrapsLongSentences() {
        Origin origin = Origin.file("a.yaml", "x");
        String sentence = "word ".repeat(30).strip() + ".";

        assertEquals("""
                a.yaml: 1 problem

                 1:1  x
                      ^ word word word word word word word word word word word word word word word word word word
                        word word word word word word word word word word word word.
                """, ProblemReport.of(ImmutableList.of(problem(origin, 1, 1, 1, sentence)), "problem"));
    }

    @Test
    void countsCharactersNotChars() {
        Origin origin = Origin.file("a.yaml", "a: \ud83d\ude00 b");

        assertEquals("""
                a.yaml: 1 problem

                 1:6  a: \ud83d\ude00 b
                           ^ no.
                """, ProblemReport.of(ImmutableList.of(problem(origin, 1, 6, 1, "no.")), "problem"));
    }

    @Test
    void showsNothingThatMovesTheCursor() {
        Origin origin = Origin.file("a.yaml", "a:\t\u001b[2J\u202eb");

        assertEquals(
                """
                a.yaml: 1 problem

                 1:9  a:  [2J b
                              ^ no 'b'  [2J.
                """, ProblemReport.of(ImmutableList.of(problem(origin, 1, 9, 1, "no 'b'\t\u001b[2J.")), "problem"));
    }

    @Test
    void hasABlockForEachText() {
        Origin file = Origin.file("a.yaml", "x");
        Origin flag = Origin.commandLine("--set a=b");

        assertEquals(
                """
                a.yaml: 1 problem

                 1:1  x
                      ^ no.

                command line: 1 problem

                  --set a=b
                          ^ no.
                """,
                ProblemReport.of(
                        ImmutableList.of(problem(file, 1, 1, 1, "no."), problem(flag, 1, 9, 1, "no.")), "problem"));
    }

    @Test
    void isEmptyWithoutProblems() {
        assertEquals("", ProblemReport.of(ImmutableList.of(), "problem"));
    }
}
