package dev.whittle.source.holders;

import java.util.ArrayList;
import java.util.List;

/** Paths within a folder, with forward slashes; the folder itself is the empty path. */
final class Paths {
    private Paths() {}

    /** The folder that a file stands in. */
    static String folder(String file) {
        return file.substring(0, Math.max(0, file.lastIndexOf('/')));
    }

    /** A folder and all that it lies in, up to the first one. */
    static List<String> upwards(String folder) {
        List<String> all = new ArrayList<>(List.of(folder));
        for (String each = folder; !each.isEmpty(); ) {
            each = folder(each);
            all.add(each);
        }
        return all;
    }

    /** The last part. */
    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** A path without empty parts, {@code .} and {@code ..}, of which only those at the start stay that lead out. */
    static String plain(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            boolean isUp = part.equals("..")
                    && !parts.isEmpty()
                    && !parts.get(parts.size() - 1).equals("..");
            if (isUp) {
                parts.remove(parts.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    /** Where a path leads to, taken from a folder. */
    static String from(String folder, String path) {
        return plain(folder + "/" + path);
    }

    static boolean leadsOut(String plain) {
        return plain.equals("..") || plain.startsWith("../");
    }

    /**
     * Whether a folder may be the one at the end of a path whose start is not known. The folder's path may start within that path.
     *
     * @param end behind what leads up
     */
    static boolean mayEndWith(String folder, String end) {
        return folder.isEmpty()
                || end.isEmpty()
                || ("/" + folder).endsWith("/" + end)
                || ("/" + end).endsWith("/" + folder);
    }
}
