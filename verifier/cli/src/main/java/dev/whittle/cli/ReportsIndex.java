package dev.whittle.cli;

import dev.whittle.files.InputFile;
import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which file reports on which principal: a JSON object of ARN to file. */
final class ReportsIndex {
    /** Of no file. */
    static final ReportsIndex NONE = new ReportsIndex("", Map.of());

    private final String name;
    private final Map<Path, String> files;
    private final Map<Path, String> byPlace = new HashMap<>();

    /**
     * @param name what messages call the object's own file
     * @param files the ARN for each file, in the object's order
     */
    private ReportsIndex(String name, Map<Path, String> files) {
        this.name = name;
        this.files = new LinkedHashMap<>(files);
        files.forEach((path, arn) -> byPlace.put(place(path), arn));
    }

    /**
     * Reads a file.
     *
     * @param file as named on the command line; paths in it are relative to its folder
     * @throws dev.whittle.json.InvalidInputException with every problem
     */
    static ReportsIndex read(String file) {
        String name = InputFile.title(file);
        SourceText source = SourceText.decode(name, InputFile.read(file), Limits.DEFAULT);
        Problems problems = new Problems(name, source.text(), Limits.DEFAULT);
        Optional<Json> root = JsonReader.readOne(source, problems);
        Optional<Path> folder = InputFile.isStandardInput(file)
                ? Optional.empty()
                : Optional.ofNullable(Path.of(file).getParent());
        Map<Path, String> files = new LinkedHashMap<>();
        Map<Path, String> places = new HashMap<>();
        List<Json.Member> members = root.map(json -> entries(json, problems)).orElse(List.of());
        for (Json.Member member : members) {
            Optional<Path> path = path(member, problems)
                    .map(each -> folder.map(parent -> parent.resolve(each)).orElse(each));
            if (path.isPresent()) {
                files.put(path.get(), member.name());
                String earlier = places.putIfAbsent(place(path.get()), member.name());
                if (earlier != null) {
                    problems.add(
                            member.value(),
                            member.pointer(""),
                            "this file is `" + earlier + "`'s already; a report is of one principal");
                }
            }
        }
        problems.refuseIfAny();
        return new ReportsIndex(name, files);
    }

    private static List<Json.Member> entries(Json json, Problems problems) {
        if (json instanceof Json.Obj object && !object.members().isEmpty()) {
            return object.members();
        }
        problems.add(
                json,
                "",
                "write an object of ARN to file, such as {\"arn:aws:iam::111122223333:role/MyRole\": \"MyRole.json\"}");
        return List.of();
    }

    private static Optional<Path> path(Json.Member member, Problems problems) {
        String at = member.pointer("");
        if (!member.name().startsWith("arn:")) {
            problems.add(
                    member.start(),
                    at,
                    "`" + member.name() + "` is no ARN; write one such as `arn:aws:iam::111122223333:role/MyRole`");
        }
        if (member.value() instanceof Json.Str text
                && !text.value().isEmpty()
                && !InputFile.isStandardInput(text.value())) {
            try {
                return Optional.of(Path.of(text.value()));
            } catch (InvalidPathException e) {
                problems.add(text, at, "this is no file name: " + e.getReason());
                return Optional.empty();
            }
        }
        problems.add(member.value(), at, "write the name of the principal's file, relative to this one's folder");
        return Optional.empty();
    }

    /** What messages call the object's own file. */
    String name() {
        return name;
    }

    /** The ARN for each file, in the object's order; paths are as they are opened. */
    Map<Path, String> files() {
        return Collections.unmodifiableMap(files);
    }

    /** The ARN of a file, however its path is written. */
    Optional<String> arn(Path file) {
        return Optional.ofNullable(byPlace.get(place(file)));
    }

    /** The files' names, as they are opened. */
    List<String> names() {
        return files.keySet().stream().map(Path::toString).toList();
    }

    private static Path place(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
