package dev.whittle.aws;

import dev.whittle.json.InvalidInputException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * Who calls, and from where. Credentials come from the SDK's default chain, or from the profile that the user names, which is a link of
 * it; what is signed for this machine's own endpoint is signed with a fixed pair, and the chain is not asked.
 */
final class Caller {
    private static final String SESSION_NAME = "whittle-fetch";

    private final FetchOptions options;
    private final List<String> regions;
    private final AwsCredentialsProvider credentials;

    private Caller(FetchOptions options, List<String> regions, AwsCredentialsProvider credentials) {
        this.options = options;
        this.regions = regions;
        this.credentials = credentials;
    }

    /**
     * The one that the options mean; nothing is sent yet.
     *
     * @throws InvalidInputException where no region is known
     */
    static Caller of(FetchOptions options) {
        if (options.endpoint().isLoopback()) {
            return new Caller(
                    options,
                    options.regions().isEmpty() ? List.of("us-east-1") : options.regions(),
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
        }
        return new Caller(options, regions(options), chain(options.profile()));
    }

    /**
     * The endpoints that are configured and that nothing is sent to, in words.
     *
     * @throws InvalidInputException where AWS's configuration files can't be read
     */
    static List<String> ignoredEndpoints(FetchOptions options) {
        String profile = options.profile()
                .orElseGet(() ->
                        ProfileFileSystemSetting.AWS_PROFILE.getStringValue().orElse("default"));
        try {
            return IgnoredEndpoints.of(
                    System.getenv(), System.getProperties(), ProfileFile.defaultProfileFile(), profile);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("fetch", "AWS's configuration files can't be read: " + Failure.reason(e));
        }
    }

    private static AwsCredentialsProvider chain(Optional<String> profile) {
        return profile.<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }

    private static List<String> regions(FetchOptions options) {
        if (!options.regions().isEmpty()) {
            return options.regions();
        }
        try {
            return List.of(DefaultAwsRegionProviderChain.builder()
                    .profileName(options.profile().orElse(null))
                    .build()
                    .getRegion()
                    .id());
        } catch (SdkException e) {
            throw new InvalidInputException(
                    "fetch", "no region is configured; name that of the analyzers with --region");
        }
    }

    /** The regions in which analyzers are looked for, at least one. */
    List<String> regions() {
        return regions;
    }

    /** As whoever calls. */
    Session session() {
        return new Session(options.endpoint(), regions.get(0), credentials);
    }

    /** As a role that the caller assumes, anew before its hour is over. */
    Session session(String role) {
        Session own = session();
        return new Session(
                options.endpoint(),
                regions.get(0),
                StsAssumeRoleCredentialsProvider.builder()
                        .stsClient(own.sts())
                        .refreshRequest(request -> request.roleArn(role)
                                .roleSessionName(SESSION_NAME)
                                .durationSeconds((int) Duration.ofHours(1).toSeconds()))
                        .build());
    }
}
