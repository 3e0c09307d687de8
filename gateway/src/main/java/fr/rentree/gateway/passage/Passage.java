package fr.rentree.gateway.passage;

import fr.rentree.gateway.limits.Allowance;
import fr.rentree.gateway.limits.BoundedBody;
import fr.rentree.gateway.refusals.Answer;
import fr.rentree.gateway.refusals.GatewayProblems;
import fr.rentree.gateway.refusals.ProblemWriter;
import fr.rentree.gateway.refusals.Refusal;
import fr.rentree.gateway.refusals.Refusal.BodyTooLarge;
import fr.rentree.gateway.refusals.Refusal.PartBrokeOff;
import fr.rentree.gateway.refusals.Refusal.PartDown;
import fr.rentree.gateway.refusals.Refusal.PartTooSlow;
import fr.rentree.gateway.refusals.Refusal.UploadTooSlow;
import fr.rentree.gateway.routing.Part;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.time.Duration;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One request on its way through, with its bounds: how long a body, how long a wait.
final class Passage implements ProxyInterceptor {

    private static final Logger LOG = Logger.getLogger(Passage.class);
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    /// For the rest of an answer whose reader has left.
    private static final Duration REST_WITHIN = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final String requestId;
    private final String uri;
    private final Allowance allowance;
    private final Part part;
    private final Deadline deadline;
    private final long bodyLength;
    private final BoundedBody body;
    private boolean isAnswered;
    private @Nullable HttpClientRequest sent;
    private @Nullable Refusal brokenOff;

    Passage(Vertx vertx, Exchange exchange, Allowance allowance, Part part) {
        this.vertx = vertx;
        this.request = exchange.request();
        this.requestId = exchange.requestId();
        this.uri = exchange.uri();
        this.allowance = allowance;
        this.part = part;
        this.deadline = new Deadline(vertx);
        this.bodyLength = ProblemWriter.bodyLength(request);
        this.body = new BoundedBody(request, allowance.bodyBytes(), this::awaitAnswer);
    }

    void sentAs(HttpClientRequest toPart) {
        sent = toPart;
        toPart.exceptionHandler(_ -> {});
    }

    /// The reader has left. The part's connection goes on to serve others if the rest comes soon.
    void readOnForNobody() {
        deadline.set(REST_WITHIN, this::disconnect);
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        context.request().setURI(uri);
        if (bodyLength == 0) {
            context.request().setBody(null);
            request.resume();
            awaitAnswer();
        } else {
            askForBody();
            context.request().setBody(boundedBody());
            deadline.set(
                    allowance.uploadWithin(),
                    () -> breakOff(new UploadTooSlow(allowance.uploadWithin())));
        }
        return context.sendRequest()
                .recover(fault -> mayRepeat() ? repeat(context) : Future.failedFuture(fault))
                .recover(fault -> Future.succeededFuture(refusal(context.request(), fault)));
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        isAnswered = true;
        deadline.clear();
        if (brokenOff != null && ProblemWriter.isStillSending(request)) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        return context.sendResponse().onComplete(_ -> letGo());
    }

    /// A part may answer before it has read the body. The rest of it goes nowhere, so the
    /// connection to the part must go as well: it would take the next request for that rest.
    private void letGo() {
        deadline.clear();
        if (bodyLength > 0 && !request.isEnded()) {
            disconnect();
        }
        ProblemWriter.letGo(vertx, request);
    }

    /// A client that waits to be asked is asked only now, when its request was found good.
    private void askForBody() {
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
    }

    private Body boundedBody() {
        return bodyLength == Long.MAX_VALUE ? Body.body(body) : Body.body(body, bodyLength);
    }

    /// Unless it has come before the end of the body.
    private void awaitAnswer() {
        if (isAnswered) {
            return;
        }
        deadline.set(
                allowance.answerWithin(),
                () -> breakOff(new PartTooSlow(part.label(), allowance.answerWithin())));
    }

    private void breakOff(Refusal why) {
        brokenOff = why;
        disconnect();
    }

    private void disconnect() {
        if (sent != null) {
            sent.reset();
        }
    }

    /// A part that was just restarted leaves dead connections behind: reading again does no harm.
    private boolean mayRepeat() {
        return sent != null
                && brokenOff == null
                && bodyLength == 0
                && READS.contains(request.method())
                && !request.response().closed();
    }

    private Future<ProxyResponse> repeat(ProxyContext context) {
        sent = null;
        return context.sendRequest();
    }

    private ProxyResponse refusal(ProxyRequest toPart, Throwable fault) {
        brokenOff = whyBroken();
        LOG.warnf("not carried part=%s request=%s: %s", part.label(), requestId, fault);
        Answer answer = GatewayProblems.of(brokenOff);
        ProxyResponse response = toPart.release().response().setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        ContainerHeaders.of(request).forEach(response::putHeader);
        return response.putHeader(HttpHeaders.CONTENT_TYPE, ProblemWriter.PROBLEM_JSON)
                .setBody(Body.body(ProblemWriter.body(answer)));
    }

    private Refusal whyBroken() {
        if (body.isTooLarge()) {
            return new BodyTooLarge(allowance.bodyBytes());
        }
        if (brokenOff != null) {
            return brokenOff;
        }
        return sent == null ? new PartDown(part.label()) : new PartBrokeOff(part.label());
    }
}
