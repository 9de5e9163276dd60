using Azure.Core;
using Azure.Core.Pipeline;

namespace NasCloud.Azure.Jobs;

/// <summary>Tries requests again that only read: when Azure throttles, after as long as it asks; when it fails, with back-off.</summary>
internal sealed class ReadRetryPolicy(int maxRetries) : RetryPolicy(maxRetries)
{
    protected override bool ShouldRetry(HttpMessage message, Exception? exception) =>
        message.Request.Method == RequestMethod.Get && base.ShouldRetry(message, exception);

    protected override ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
        message.Request.Method == RequestMethod.Get ? base.ShouldRetryAsync(message, exception) : ValueTask.FromResult(false);
}
