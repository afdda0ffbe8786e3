package dev.whittle.evidence;

import dev.whittle.json.Json;
import dev.whittle.json.Problems;
import java.util.ArrayList;
import java.util.List;

/** One of the JSON shapes of reports that are read as a whole. */
interface JsonForm {
    /** Whether the documents of a file have this shape. */
    boolean fits(List<Json> documents);

    /**
     * What the documents report.
     *
     * @param documents of this shape
     */
    Reports read(List<Json> documents, Interpretation how, Problems problems);

    /** The pages of an answer: one after another, or in arrays. */
    static List<Json> pages(List<Json> documents) {
        List<Json> pages = new ArrayList<>();
        for (Json document : documents) {
            pages.addAll(document.asArray().map(Json.Arr::elements).orElse(List.of(document)));
        }
        return pages;
    }

    /** Whether there are pages, and each is an object with that key. */
    static boolean allHave(List<Json> documents, String key) {
        List<Json> pages = pages(documents);
        return !pages.isEmpty() && pages.stream().allMatch(page -> page.get(key).isPresent());
    }

    /** The JSON pointer of a page, as far as there is one. */
    static String pointer(List<Json> documents, int page) {
        return documents.size() == 1 && documents.get(0).asObject().isPresent() ? "" : "/" + page;
    }
}
