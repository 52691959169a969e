package app.taskflow.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.query.client.Client;
import app.taskflow.query.client.Reply;
import app.taskflow.web.problem.ProblemCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {

    private static final User ADA = new User();
    private static final String LIST = "sort=title&tag=home";

    @BeforeAll
    static void write() {
        for (String title : new String[] {"a", "b", "c"}) {
            ADA.creates(NewTask.of(title).tags("home"));
        }
    }

    @Test
    void a_cursor_leads_to_the_next_page_whatever_its_size_and_the_last_page_has_none() {
        Reply first = ADA.client.list(LIST + "&limit=1");
        assertThat(first.titles()).containsExactly("a");
        assertThat(next(first, LIST + "&limit=2").titles()).containsExactly("b", "c");
        assertThat(next(first, LIST + "&limit=2").json().has("nextCursor")).isFalse();
        assertThat(ADA.client.list(LIST + "&limit=3").json().has("nextCursor")).isFalse();
    }

    @Test
    void a_cursor_is_good_for_the_same_list_however_it_is_written() {
        assertThat(next(ADA.client.list(LIST + "&limit=1"), "tag=HOME&deleted=false&sort=title")
                        .titles())
                .containsExactly("b", "c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort=title",
                "sort=title&tag=home&tag=shop",
                "sort=-title&tag=home",
                "tag=home",
                "sort=title&tag=home&status=todo",
                "sort=title&tag=home&archived=any",
                "sort=title&tag=home&q=a"
            })
    void a_cursor_of_another_list_is_refused(String other) {
        next(ADA.client.list(LIST + "&limit=1"), other).isProblem(ProblemCode.INVALID_CURSOR);
    }

    @Test
    void a_cursor_of_another_user_is_refused() {
        String cursor = ADA.client.list(LIST + "&limit=1").next();
        new User().client.list(LIST + "&cursor=" + cursor).isProblem(ProblemCode.INVALID_CURSOR);
    }

    @Test
    void a_cursor_that_was_tampered_with_is_refused_wherever_it_was() {
        String cursor = ADA.client.list(LIST + "&limit=1").next();
        for (int i = 0; i < cursor.length(); i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            String tampered = cursor.substring(0, i) + other + cursor.substring(i + 1);
            ADA.client.list(LIST + "&cursor=" + tampered).isProblem(ProblemCode.INVALID_CURSOR);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!!!", "AAAA", "../..", "\u00e9", "null"})
    void nonsense_is_refused(String cursor) {
        ADA.client.list("cursor=" + Client.encoded(cursor)).isProblem(ProblemCode.INVALID_CURSOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tasks?", "/tasks?asOf=2026-11-23T10:00:00Z&", "/tasks/history?", "/tasks/{}/history?"})
    void an_empty_cursor_is_refused_though_the_answer_without_one_is_known(String path) {
        String question = path.replace("{}", ADA.client.list(LIST).ids().getFirst());
        ADA.client.get(question + "limit=9").is(200);
        ADA.client.get(question + "limit=9&cursor=").isProblem(ProblemCode.INVALID_CURSOR);
        ADA.client.get(question + "limit=9").is(200);
    }

    @Test
    void much_nonsense_is_refused() {
        ADA.client.list("cursor=" + "A".repeat(4096)).isProblem(ProblemCode.INVALID_CURSOR);
    }

    @Test
    void a_cursor_twice_is_refused() {
        String cursor = "&cursor=" + ADA.client.list(LIST + "&limit=1").next();
        ADA.client.list(LIST + cursor + cursor).isProblem(ProblemCode.REPEATED_PARAMETER);
    }

    private static Reply next(Reply page, String query) {
        return ADA.client.list(query + "&cursor=" + page.next());
    }
}
