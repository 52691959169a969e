package app.taskflow.query.search;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * Takes texts apart into words, the same way for what is written and what is looked for. Lucene's parts are used
 * directly, as an analyzer keeps its own per thread, and threads here are virtual and many: one instance serves one
 * caller at a time.
 */
public final class TextAnalysis {

    /** How many words are remembered with their stems: the same few make up most of all texts. */
    private static final int MET = 1_024;

    private final Tokenizer tokenizer = new StandardTokenizer();
    private final TokenStream tokens = new ASCIIFoldingFilter(tokenizer);
    private final CharTermAttribute token = tokens.getAttribute(CharTermAttribute.class);
    private final EnglishStemmer stemmer = new EnglishStemmer();
    private final @Nullable Word[] met = new @Nullable Word[MET];

    /** The words of a text in their order. */
    public synchronized List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        analyse(text, words::add);
        return words;
    }

    /** Adds all that a word of the text can be found by. */
    public synchronized void collectTerms(String text, Collection<String> terms) {
        analyse(text, word -> {
            terms.add(word.surface());
            terms.add(word.stem());
        });
    }

    private void analyse(String text, Consumer<Word> sink) {
        try {
            tokenizer.setReader(new StringReader(part(TextFolding.plain(text))));
            tokens.reset();
            while (tokens.incrementToken()) {
                sink.accept(word(token.toString()));
            }
            tokens.end();
            tokens.close();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private static String part(String text) {
        char[] parted = text.toCharArray();
        for (int i = 0; i < parted.length; i++) {
            if (isParting(parted[i])) {
                parted[i] = ' ';
            }
        }
        return new String(parted);
    }

    /** Inside of words for the Unicode rules, but people look for what stands on either side. */
    private static boolean isParting(char c) {
        return switch (c) {
            case '.', '_', ':', '\'', '\u2019', '\uFF07', '\u00B7' -> true;
            default -> false;
        };
    }

    private Word word(String surface) {
        int place = Math.floorMod(surface.hashCode(), MET);
        Word before = met[place];
        if (before != null && before.surface().equals(surface)) {
            return before;
        }
        Word word = new Word(surface, stem(surface));
        met[place] = word;
        return word;
    }

    private String stem(String surface) {
        stemmer.setCurrent(surface);
        return stemmer.stem() ? stemmer.getCurrent() : surface;
    }
}
