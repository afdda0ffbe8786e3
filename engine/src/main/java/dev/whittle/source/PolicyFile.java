package dev.whittle.source;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.SourceText;
import java.util.List;
import java.util.Optional;

/** A file that holds policies: code, or what is made of it and only read. */
public interface PolicyFile {
    /** The file's text. */
    SourceText text();

    /** Its policies, in order. */
    List<Site> sites();

    /**
     * One of its policies, to be refined.
     *
     * @throws InvalidInputException where it can't be read, or is not known yet
     */
    PolicySource source(Site site);

    /** Why a policy is not known yet, so that it is left alone; nothing where it stands in the file. */
    Optional<String> unknownSince(Site site);

    /** How long one of its policies may be; nothing where that is not known from the file, or something of its policies is open. */
    Optional<Limit> limit(Site site);

    /** The same, if it is a file of code, which may be edited. */
    Optional<CodeFile> code();
}
