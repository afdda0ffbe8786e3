package dev.whittle.cli;

import dev.whittle.files.InputFile;
import dev.whittle.files.TextLines;
import dev.whittle.fleet.TaskSurvey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.OptionalLong;

/** The tasks of a fleet: a file, which is surveyed first and can be read again, or a stream, which can't. */
final class TaskInput {
    private final String name;
    private final Optional<TaskSurvey> survey;

    private TaskInput(String name, Optional<TaskSurvey> survey) {
        this.name = name;
        this.survey = survey;
    }

    /**
     * The input of that name, read once where it is a file.
     *
     * @throws dev.whittle.json.InvalidInputException where it can't be read
     */
    static TaskInput of(String name) {
        boolean isFile = !InputFile.isStandardInput(name) && Files.isRegularFile(InputFile.path(name));
        return new TaskInput(name, isFile ? Optional.of(TaskSurvey.of(InputFile.path(name))) : Optional.empty());
    }

    String title() {
        return InputFile.title(name);
    }

    boolean isRepeatable() {
        return survey.isPresent();
    }

    /** The hash of the file; nothing of a stream. */
    Optional<String> sha256() {
        return survey.map(TaskSurvey::sha256);
    }

    /** What a resumed run has to find again. */
    String identity() {
        return survey.map(file -> "sha256 " + file.sha256()).orElse("a stream");
    }

    /** How many tasks there are, if known before they are read. */
    OptionalLong count() {
        return survey.map(file -> OptionalLong.of(file.lines())).orElse(OptionalLong.empty());
    }

    /** Starts reading. */
    Reading open() {
        return new Reading(InputFile.open(name));
    }

    /** One pass over the tasks. */
    final class Reading implements AutoCloseable {
        private final MessageDigest digest = TaskSurvey.newDigest();
        private final InputStream in;
        private final TextLines lines;

        private Reading(InputStream in) {
            this.in = in;
            this.lines = new TextLines(title(), isRepeatable() ? new DigestInputStream(in, digest) : in);
        }

        TextLines lines() {
            return lines;
        }

        /** Once all lines are read: whether they were those of the survey. */
        boolean isUnchanged() {
            return survey.isEmpty() || survey.get().matches(digest);
        }

        @Override
        public void close() {
            try {
                in.close();
            } catch (IOException e) {
                return; // It was only read.
            }
        }
    }
}
