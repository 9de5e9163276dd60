using Azure.Core;

namespace NasCloud.Azure.Jobs;

/// <summary>How Azure Resource Manager is spoken with: all but a start is tried again.</summary>
internal sealed class ArmClientOptions : ClientOptions
{
    private static readonly TimeSpan NetworkTimeout = TimeSpan.FromSeconds(30);

    public ArmClientOptions()
    {
        RetryPolicy = new ArmRetryPolicy(maxRetries: 3);
        Retry.NetworkTimeout = NetworkTimeout;
    }
}
