package app.taskflow.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextAnalysisTest {

    private final TextAnalysis analysis = new TextAnalysis();

    @ParameterizedTest
    @CsvSource({
        "Plants, plants, plant",
        "RUNNING, running, run",
        "Crème, creme, creme",
        "Straße, strasse, strass",
        "Łódź, lodz, lodz",
        "Ελλάς, ελλασ, ελλασ",
        "Ёлка, елка, елка",
        "Ｆｕｌｌ, full, full",
        "smørrebrød, smorrebrod, smorrebrod",
        "ﬁnance, finance, financ",
        "گُل, گل, گل"
    })
    void a_word_loses_case_accents_and_ending(String text, String surface, String stem) {
        assertThat(analysis.words(text)).containsExactly(new Word(surface, stem));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "call bob@example.org|call,bob,example,org",
                "report_v1.2.pdf|report,v1,2,pdf",
                "john's e-mail|john,s,e,mail",
                "l’école|l,ecole",
                "東京 タワー|東,京,タワー",
                "a+b (c) <d>|a,b,c,d",
                "12:30|12,30"
            })
    void words_are_what_stands_between_marks(String text, String words) {
        assertThat(analysis.words(text).stream().map(Word::surface)).containsExactly(words.split(","));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".*", "\\", "()[]{}", "$^", "\u0000", "\u200d"})
    void marks_alone_are_no_words(String text) {
        assertThat(analysis.words(text)).isEmpty();
    }

    @Test
    void voiced_kana_are_other_letters() {
        assertThat(analysis.words("がか").stream().map(Word::surface)).containsExactly("が", "か");
    }

    @Test
    void a_text_is_found_by_what_is_written_and_by_the_stem() {
        var terms = new TreeSet<String>();
        analysis.collectTerms("Watering the plants", terms);
        assertThat(terms).containsExactly("plant", "plants", "the", "water", "watering");
    }

    @Test
    void one_analysis_after_another_is_not_disturbed_by_a_broken_surrogate() {
        analysis.words("a \uD800 b");
        assertThat(analysis.words("c")).isEqualTo(List.of(new Word("c", "c")));
    }

    @Test
    void words_that_were_met_before_are_taken_apart_as_for_the_first_time() {
        List<String> texts = IntStream.range(0, 5_000)
                .mapToObj(i -> "running" + i % 3_000 + " Watering" + Integer.toString(i % 2_000, 36))
                .toList();
        texts.forEach(text -> assertThat(analysis.words(text)).isEqualTo(new TextAnalysis().words(text)));
    }

    @Test
    void ascii_is_folded_as_any_other_text() {
        IntStream.range(0, 0x80)
                .mapToObj(Character::toString)
                .forEach(text -> assertThat(TextFolding.plain(text)).isEqualTo(TextFolding.caseless(text)));
    }

    @Test
    void tags_differ_by_accent_but_not_by_case() {
        assertThat(TextFolding.caseless("Käse"))
                .isEqualTo(TextFolding.caseless("KÄSE"))
                .isNotEqualTo("kase");
    }
}
