using Azure.Core;
using Azure.Core.Pipeline;

namespace NasCloud.Azure.Jobs;

/// <summary>Tries everything but a start again: when Azure throttles, after as long as it asks; when it fails, with back-off.</summary>
/// <param name="maxRetries">How often.</param>
/// <param name="delay">How long to wait where Azure does not say; null for a back-off from 0.8 s.</param>
internal sealed class ArmRetryPolicy(int maxRetries, DelayStrategy? delay = null) : RetryPolicy(maxRetries, delay)
{
    protected override bool ShouldRetry(HttpMessage message, Exception? exception) =>
        !IsStart(message.Request) && base.ShouldRetry(message, exception);

    protected override ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
        IsStart(message.Request) ? ValueTask.FromResult(false) : base.ShouldRetryAsync(message, exception);

    private static bool IsStart(Request request) =>
        request.Method == RequestMethod.Post && request.Uri.Path.EndsWith("/start", StringComparison.OrdinalIgnoreCase);
}
