using Azure.Core;
using Azure.Core.Pipeline;
using NasCloud.Azure.Jobs;

namespace NasCloud.Azure.Tests.Jobs;

/// <summary>A pipeline to a fake on the loopback: the real one but for the token, which needs https.</summary>
internal static class TestPipeline
{
    public static HttpPipeline Create()
    {
        var options = new ArmClientOptions();
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxDelay = TimeSpan.FromMilliseconds(1);
        return HttpPipelineBuilder.Build(options, new Authorization());
    }

    private sealed class Authorization : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message) => message.Request.Headers.SetValue("Authorization", FakeArm.Token);
    }
}
