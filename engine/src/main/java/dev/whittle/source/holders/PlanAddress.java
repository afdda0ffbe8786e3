package dev.whittle.source.holders;

import java.util.ArrayList;
import java.util.List;

/**
 * Addresses of modules in a plan, such as {@code module.app["a"].module.role}; the root's is empty.
 *
 * <p>Source: Terraform, "Resource Address Reference".
 */
final class PlanAddress {
    private static final String MODULE = "module.";

    private PlanAddress() {}

    /** The modules within one another, outermost first, each with its index: {@code app["a"]}. */
    static List<String> steps(String module) {
        List<String> steps = new ArrayList<>();
        int start = 0;
        int at = 0;
        while (at < module.length()) {
            at = module.charAt(at) == '[' ? end(module, at) : at + 1;
            boolean isBetween = at >= module.length() || module.startsWith("." + MODULE, at);
            if (isBetween) {
                String step = module.substring(start, Math.min(at, module.length()));
                steps.add(step.startsWith(MODULE) ? step.substring(MODULE.length()) : step);
                start = at + 1;
                at = start;
            }
        }
        return steps;
    }

    /** An address without its indices. */
    static String withoutIndices(String address) {
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < address.length()) {
            if (address.charAt(at) == '[') {
                at = end(address, at);
            } else {
                plain.append(address.charAt(at));
                at++;
            }
        }
        return plain.toString();
    }

    /** Behind the index that starts at a bracket; in quotes a bracket is itself. */
    private static int end(String address, int bracket) {
        boolean isQuoted = false;
        for (int at = bracket + 1; at < address.length(); at++) {
            char each = address.charAt(at);
            if (isQuoted && each == '\\') {
                at++;
            } else if (each == '"') {
                isQuoted = !isQuoted;
            } else if (each == ']' && !isQuoted) {
                return at + 1;
            }
        }
        return address.length();
    }

    /** The address of a module within another. */
    static String inner(String module, String name) {
        return module.isEmpty() ? name : module + "." + name;
    }

    /** The module that one without indices is in. */
    static String outer(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf("." + MODULE)));
    }

    /** What the module that it is in calls one without indices: {@code module.role}. */
    static String call(String path) {
        return path.substring(Math.max(0, path.lastIndexOf(MODULE)));
    }

    /** How many modules one without indices is in, itself counted. */
    static int depth(String path) {
        return steps(path).size();
    }
}
