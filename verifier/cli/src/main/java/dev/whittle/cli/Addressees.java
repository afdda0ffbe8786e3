package dev.whittle.cli;

import dev.whittle.evidence.EvidenceReader;
import dev.whittle.evidence.Reports;
import dev.whittle.evidence.UnusedAge;
import java.util.List;
import java.util.Optional;

/** Tells whom files of evidence are about if they do not say so themselves, such as last accessed reports. */
interface Addressees {
    /** Whomever the user means: the files' names mean nothing. */
    Addressees ANYBODY = new Addressees() {
        @Override
        public List<String> files() {
            return List.of();
        }

        @Override
        public Optional<String> of(String file) {
            return Optional.empty();
        }

        @Override
        public void check(EvidenceReader reader) {}
    };

    /** Files that no option of evidence names, and that are evidence all the same. */
    List<String> files();

    /**
     * The ARN of the principal that a file is about.
     *
     * @param file as named on the command line, or found in a folder
     * @throws dev.whittle.json.InvalidInputException where that is said in two ways
     */
    Optional<String> of(String file);

    /** How old a use has to be not to count in a file, where something beside it says. */
    default Optional<UnusedAge> age(String file) {
        return Optional.empty();
    }

    /** The reports that were read, and what people should know of how. */
    default Reports remarked(Reports reports) {
        return reports;
    }

    /**
     * Fails where something that was read is about nobody who is meant.
     *
     * @throws dev.whittle.json.InvalidInputException naming the files
     */
    void check(EvidenceReader reader);
}
