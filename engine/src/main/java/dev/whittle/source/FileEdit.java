package dev.whittle.source;

import dev.whittle.json.SourceText;
import dev.whittle.json.TextEdit;
import dev.whittle.policy.Policy;
import dev.whittle.policy.StatementEdit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Edits of several policies of one file of code, made together: one text. */
public final class FileEdit {
    /**
     * A policy of the file and what happens to it.
     *
     * @param policy as it was read at a site of the file
     * @param edits one for each statement, in order, not all of them dropping
     */
    public record Part(Policy policy, List<StatementEdit> edits) {
        public Part {
            edits = List.copyOf(edits);
        }

        private SiteNotation notation() {
            return (SiteNotation) policy.notation();
        }

        private List<Integer> gone() {
            return IntStream.range(0, edits.size())
                    .filter(i -> edits.get(i).isDrop())
                    .boxed()
                    .toList();
        }
    }

    private final CodeFile before;
    private final List<Part> parts;
    private final CodeFile after;

    private FileEdit(CodeFile before, List<Part> parts, CodeFile after) {
        this.before = before;
        this.parts = List.copyOf(parts);
        this.after = after;
    }

    /**
     * Makes the edits, and reads what comes of them.
     *
     * @param parts of different sites of the file
     * @throws dev.whittle.json.InvalidInputException where that can't be read any more
     */
    public static FileEdit of(CodeFile file, List<Part> parts) {
        List<TextEdit> edits = parts.stream()
                .flatMap(part -> part.policy().notation().edits(part.policy(), part.edits()).stream())
                .toList();
        String text = TextEdit.together(file.text().text(), edits);
        return new FileEdit(file, parts, file.reread(new SourceText(file.text().name(), text)));
    }

    /** The file's new text. */
    public String text() {
        return after.text().text();
    }

    /** The policies that were edited, as they stand in the new text, in the parts' order. */
    public List<Policy> policies() {
        return parts.stream().map(part -> part.notation().of(after)).toList();
    }

    /**
     * Obligation F for all edits at once: what differs beside the lists of these policies and their statements that went, in words; none
     * where it holds.
     */
    public List<String> differences() {
        List<String> found = new ArrayList<>();
        if (!before.addresses().equals(after.addresses())) {
            found.add("the policies of the file are " + String.join(", ", after.addresses()) + ", not "
                    + String.join(", ", before.addresses()));
            return found;
        }
        List<Policy> policies = policies();
        List<TextEdit> cutBefore = new ArrayList<>();
        List<TextEdit> cutAfter = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (!part.notation().isWithoutOthers(part.policy(), part.gone())) {
                found.add("more than a statement went where one did, at "
                        + part.notation().address());
            }
            cutBefore.addAll(part.notation().cuts(part.policy(), part.gone()));
            cutAfter.addAll(part.notation().cuts(policies.get(i), List.of()));
        }
        if (!TextEdit.together(before.text().text(), cutBefore).equals(TextEdit.together(text(), cutAfter))) {
            found.add("bytes outside of the lists of actions differ");
        }
        Map<String, Part> edited = new HashMap<>();
        parts.forEach(part -> edited.put(part.notation().address(), part));
        for (int i = 0; i < before.sites().size(); i++) {
            Site site = before.sites().get(i);
            if (!edited.containsKey(site.address())
                    && !isTheSame(site, after.sites().get(i))) {
                found.add("the policy at " + site.address() + " differs");
            }
        }
        return found;
    }

    private static boolean isTheSame(Site site, Site other) {
        Optional<Policy> policy = site.policy();
        return policy.isPresent()
                ? other.policy().filter(policy.get()::saysTheSameAs).isPresent()
                : other.policy().isEmpty();
    }
}
