using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using NasCloud.Azure.Jobs;

namespace NasCloud.Azure.Tests.Jobs;

/// <summary>A pipeline to a fake on the loopback: the real one but for the token, which needs https.</summary>
internal static class TestPipeline
{
    /// <param name="hasCredential">Whether a credential can be had for the request of a path; null for always.</param>
    public static HttpPipeline Create(Func<string, bool>? hasCredential = null)
    {
        var delay = DelayStrategy.CreateFixedDelayStrategy(TimeSpan.FromMilliseconds(1));
        var options = new ArmClientOptions { RetryPolicy = new ArmRetryPolicy(maxRetries: 3, delay) };
        return HttpPipelineBuilder.Build(options, new Authorization(hasCredential ?? (_ => true)));
    }

    private sealed class Authorization(Func<string, bool> hasCredential) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message)
        {
            if (!hasCredential(message.Request.Uri.Path))
                throw new CredentialUnavailableException("The identity endpoint does not answer.");
            message.Request.Headers.SetValue("Authorization", FakeArm.Token);
        }
    }
}
