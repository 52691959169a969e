package app.taskflow.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.query.client.Client;
import app.taskflow.web.problem.ProblemCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {

    private static final User ADA = new User();

    @BeforeAll
    static void write() {
        ADA.creates(NewTask.of("Crème brûlée"));
        ADA.creates(NewTask.of("Water the PLANTS").describedAs("every (a+)+$ week"));
        ADA.creates(NewTask.of("Straße").tags("Frühjahr"));
    }

    @ParameterizedTest
    @CsvSource({
        "creme, Crème brûlée",
        "CRÈME BRULEE, Crème brûlée",
        "bru, Crème brûlée",
        "brulee creme, Crème brûlée",
        "plant, Water the PLANTS",
        "watering plants, Water the PLANTS",
        "pla, Water the PLANTS",
        "week, Water the PLANTS",
        "strasse, Straße",
        "fruhj, Straße",
        "(a+)+$, Water the PLANTS",
        "'\"water\" & plants!', Water the PLANTS"
    })
    void a_task_is_found_by_its_words(String words, String title) {
        assertThat(search(words)).containsExactly(title);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lants", "crem brulee", "water creme", "z.*", ".*", "\\", "^z", "[a-z]", "=TODO", "#fruhjahr x"})
    void what_a_task_does_not_hold_does_not_find_it(String words) {
        assertThat(search(words)).isEmpty();
    }

    @Test
    void the_longest_search_is_500_characters_however_many_bytes_they_are() {
        assertThat(search("\uD83D\uDE00".repeat(500))).isEmpty();
        assertThat(search("x".repeat(500))).isEmpty();
        ADA.client.list("q=" + "x".repeat(501)).isProblem(ProblemCode.INVALID_PARAMETER);
        ADA.client.list("q=" + "x".repeat(600)).isProblem(ProblemCode.INVALID_PARAMETER);
    }

    @Test
    void another_user_finds_nothing_of_it() {
        assertThat(new User().client.list("q=water").titles()).isEmpty();
    }

    private static java.util.List<String> search(String words) {
        return ADA.client.list("q=" + Client.encoded(words)).titles();
    }
}
