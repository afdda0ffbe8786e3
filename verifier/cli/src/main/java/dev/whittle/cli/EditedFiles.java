package dev.whittle.cli;

import dev.whittle.code.CodeResults;
import dev.whittle.code.FileOutcome;
import dev.whittle.files.InPlaceFile;
import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Problem;
import dev.whittle.run.Status;
import dev.whittle.text.Printable;
import dev.whittle.verify.ProvedFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The files of code that are edited in place, once all is judged, and those that are left. */
final class EditedFiles {
    private final List<String> lines = new ArrayList<>();
    private final Map<FileOutcome, ProvedFile> changed = new LinkedHashMap<>();
    private long unwritten;

    private EditedFiles() {}

    /**
     * Writes every file of which all changes are proved.
     *
     * @param isAllOrNothing whether nothing is written where one of them can't be, or a policy is not proved
     */
    static EditedFiles write(CodeResults results, boolean isAllOrNothing) {
        EditedFiles files = new EditedFiles();
        results.files().forEach(files::add);
        boolean isAllThere = files.unwritten == 0
                && results.refused().isEmpty()
                && results.sites().allMatch(site -> site.status() == Status.PROVED);
        if (!isAllOrNothing) {
            files.writeEach();
        } else if (isAllThere) {
            files.writeAll();
        } else {
            files.lines.add("written    nothing: not all that was to be written can be (--all-or-nothing)");
        }
        return files;
    }

    /** What was written and what was left, for people. */
    List<String> lines() {
        return lines;
    }

    /** How many files could not be written. */
    long unwritten() {
        return unwritten;
    }

    private void add(FileOutcome file) {
        if (file.isHeldUp()) {
            lines.add("left       " + Printable.of(file.path() + ": a policy in it is not proved"));
            return;
        }
        file.changed()
                .ifPresent(edit ->
                        refusal(file).ifPresentOrElse(reason -> leave(file, reason), () -> changed.put(file, edit)));
    }

    private static Optional<String> refusal(FileOutcome file) {
        return file.madeFrom()
                .map(origin -> "it is made by a program; change " + origin)
                .or(() -> inPlace(file).refusal());
    }

    private static InPlaceFile inPlace(FileOutcome file) {
        return new InPlaceFile(file.path(), file.code().text().text());
    }

    private void leave(FileOutcome file, String reason) {
        lines.add("left       " + Printable.of(file.path() + ": " + reason));
        unwritten++;
    }

    private void written(FileOutcome file) {
        lines.add("written    " + Printable.of(file.path().toString()));
    }

    private void writeEach() {
        changed.forEach((file, edit) -> {
            try {
                inPlace(file).write(edit.text());
                written(file);
            } catch (InvalidInputException e) {
                leave(file, said(e));
            }
        });
    }

    private void writeAll() {
        Map<InPlaceFile, String> texts = new LinkedHashMap<>();
        changed.forEach((file, edit) -> texts.put(inPlace(file), edit.text()));
        try {
            InPlaceFile.writeAll(texts);
            changed.keySet().forEach(this::written);
        } catch (InvalidInputException e) {
            lines.add("written    nothing: " + Printable.of(e.source() + ": " + said(e)) + " (--all-or-nothing)");
            unwritten++;
        }
    }

    private static String said(InvalidInputException refused) {
        return refused.problems().stream().map(Problem::message).collect(Collectors.joining("; "));
    }
}
