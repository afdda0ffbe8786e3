package dev.whittle.fleet;

import dev.whittle.catalog.Catalog;
import dev.whittle.json.JsonWriter;
import dev.whittle.refine.Ranked;
import dev.whittle.run.Remaining;
import dev.whittle.run.SeverityJson;
import dev.whittle.verify.Proof;
import java.util.List;

/** How much a line of results says of a policy that was refined. */
public enum LineDetail {
    /** What goes in its place, and how many actions were removed. */
    PLAIN("plain") {
        @Override
        void write(JsonWriter out, Proof proof, List<String> removed) {}
    },
    /** Also what goes and what remains, by what it can do. */
    SEVERITIES("severities") {
        @Override
        void write(JsonWriter out, Proof proof, List<String> removed) {
            if (proof.refinement().isPresent()) {
                Catalog catalog = proof.candidate().known().catalog();
                SeverityJson.each(out, removed, catalog);
                SeverityJson.removed(out, Ranked.of(removed, catalog));
                SeverityJson.remaining(out, Remaining.of(proof));
            }
        }
    };

    private final String word;

    LineDetail(String word) {
        this.word = word;
    }

    /** The word that stands for it where a run says how it was asked. */
    public String word() {
        return word;
    }

    /** Writes the members behind those that every line has. */
    abstract void write(JsonWriter out, Proof proof, List<String> removed);
}
