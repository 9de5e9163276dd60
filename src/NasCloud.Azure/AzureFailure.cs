using Azure;
using Azure.Identity;

namespace NasCloud.Azure;

/// <summary>Tells failures of Azure, or of the way there, from those of our own.</summary>
internal static class AzureFailure
{
    /// <summary>Whether an exception comes from the platform; the user's own cancellation does not.</summary>
    public static bool IsOfPlatform(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        RequestFailedException or AuthenticationFailedException or IOException => true,
        // What Azure.Core throws after its last try: one exception for each.
        AggregateException several => several.InnerExceptions.All(inner => IsOfPlatform(inner, cancellationToken)),
        // A request that exceeded the network time-out.
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        _ => false,
    };
}
