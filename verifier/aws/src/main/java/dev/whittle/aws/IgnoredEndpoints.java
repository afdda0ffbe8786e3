package dev.whittle.aws;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * The endpoints that somebody configured and that nothing is sent to, in words: what stands in the environment, in system properties, and
 * in a profile and those that it takes credentials from.
 *
 * <p>Source: AWS SDKs and Tools Reference Guide, "Service-specific endpoints".
 */
final class IgnoredEndpoints {
    private static final String VARIABLE = "AWS_ENDPOINT_URL";
    private static final String PROPERTY = "aws.endpointUrl";
    private static final String ENDPOINT = ProfileProperty.ENDPOINT_URL;

    private final ProfileFile file;
    private final List<String> found = new ArrayList<>();

    private IgnoredEndpoints(ProfileFile file) {
        this.file = file;
    }

    /** All of them, sorted within each kind. */
    static List<String> of(Map<String, String> environment, Properties properties, ProfileFile file, String profile) {
        IgnoredEndpoints ignored = new IgnoredEndpoints(file);
        new TreeSet<>(environment.keySet())
                .stream()
                        .filter(name -> name.startsWith(VARIABLE))
                        .forEach(name -> ignored.found.add("the environment variable " + name));
        new TreeSet<>(properties.stringPropertyNames())
                .stream()
                        .filter(name -> name.startsWith(PROPERTY))
                        .forEach(name -> ignored.found.add("the system property " + name));
        ignored.add(profile, new HashSet<>());
        return List.copyOf(ignored.found);
    }

    private void add(String name, Set<String> seen) {
        Optional<Profile> profile = file.profile(name).filter(each -> seen.add(name));
        if (profile.isEmpty()) {
            return;
        }
        Map<String, String> all = new TreeMap<>(profile.get().properties());
        all.keySet().stream()
                .filter(IgnoredEndpoints::isEndpoint)
                .forEach(property -> found.add(property + " of the profile `" + name + "`"));
        Optional.ofNullable(all.get("services"))
                .flatMap(services -> file.getSection("services", services))
                .ifPresent(services -> services.properties().keySet().stream()
                        .filter(IgnoredEndpoints::isEndpoint)
                        .sorted()
                        .forEach(property -> found.add(property + " of the services `" + services.name() + "`")));
        Optional.ofNullable(all.get(ProfileProperty.SOURCE_PROFILE)).ifPresent(source -> add(source, seen));
    }

    private static boolean isEndpoint(String property) {
        return property.equals(ENDPOINT) || property.endsWith("." + ENDPOINT);
    }
}
