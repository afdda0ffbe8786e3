package dev.whittle.aws;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsExecutionAttribute;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sso.endpoints.SsoEndpointProvider;
import software.amazon.awssdk.services.ssooidc.endpoints.SsoOidcEndpointProvider;
import software.amazon.awssdk.services.sts.endpoints.StsEndpointProvider;

/**
 * Sends the requests of the SDK's credential chain (a role of a profile, a web identity, Identity Center) to AWS, whatever endpoint the
 * environment, the profile or a system property names: the SDK for Java knows no {@code ignore_configured_endpoint_urls}. A program
 * that wants this lists the class under {@code software/amazon/awssdk/services/SERVICE/execution.interceptors}, as the command line does.
 *
 * <p>Source: AWS SDKs and Tools Reference Guide, "Service-specific endpoints".
 */
public final class ConfiguredEndpoints implements ExecutionInterceptor {
    private static final Map<String, Function<Region, URI>> SERVICES = Map.of(
            "Sts",
            region -> StsEndpointProvider.defaultProvider()
                    .resolveEndpoint(params -> params.region(region).useGlobalEndpoint(false))
                    .join()
                    .url(),
            "Sso",
            region -> SsoEndpointProvider.defaultProvider()
                    .resolveEndpoint(params -> params.region(region))
                    .join()
                    .url(),
            "SsoOidc",
            region -> SsoOidcEndpointProvider.defaultProvider()
                    .resolveEndpoint(params -> params.region(region))
                    .join()
                    .url());

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        SdkHttpRequest request = context.httpRequest();
        Optional<URI> right = right(attributes);
        if (right.isEmpty() || right.get().getHost().equals(request.host())) {
            return request;
        }
        return request.toBuilder()
                .protocol(right.get().getScheme())
                .host(right.get().getHost())
                .port(null)
                .build();
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        if (right(attributes).isPresent()) {
            Guard.refuseRedirect(context.httpRequest().host(), context.httpResponse());
        }
    }

    /** AWS's own endpoint; nothing for requests of fetching itself. */
    private static Optional<URI> right(ExecutionAttributes attributes) {
        if (attributes.getAttribute(Guard.OWN) != null) {
            return Optional.empty();
        }
        Region region = attributes.getAttribute(AwsExecutionAttribute.AWS_REGION);
        return Optional.ofNullable(SERVICES.get(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME)))
                .map(endpoint -> endpoint.apply(region));
    }
}
