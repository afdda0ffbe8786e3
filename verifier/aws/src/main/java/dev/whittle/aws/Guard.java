package dev.whittle.aws;

import java.net.URI;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Stands at the door of all clients of {@link Session}: nothing goes out but {@link ReadCall}s, and no answer leads elsewhere. */
final class Guard implements ExecutionInterceptor {
    /** Marks the requests of these clients, whose endpoint is the right one. */
    static final ExecutionAttribute<Boolean> OWN = new ExecutionAttribute<>("WhittleOwnRequest");

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        if (ReadCall.of(service, operation).isEmpty()) {
            throw new IllegalStateException(service + ":" + operation + " is not among the calls that fetch may make");
        }
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        refuseRedirect(context.httpRequest().host(), context.httpResponse());
    }

    /** The SDK's HTTP client follows none by itself; this says where it led. */
    static void refuseRedirect(String host, SdkHttpResponse response) {
        if (response.statusCode() < 300 || response.statusCode() > 399) {
            return;
        }
        String target =
                response.firstMatchingHeader("Location").map(Guard::host).orElse(host);
        throw SdkClientException.create("`" + host + "` redirects to `" + target + "`, which is refused");
    }

    private static String host(String location) {
        try {
            String host = URI.create(location).getHost();
            return host == null ? location : host;
        } catch (IllegalArgumentException e) {
            return location;
        }
    }
}
