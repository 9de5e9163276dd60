using Azure.Core;

namespace NasCloud.Azure.Jobs;

/// <summary>How Azure Resource Manager is spoken with: only what changes nothing is tried again.</summary>
internal sealed class ArmClientOptions : ClientOptions
{
    public ArmClientOptions() => RetryPolicy = new ReadRetryPolicy(maxRetries: 3);
}
