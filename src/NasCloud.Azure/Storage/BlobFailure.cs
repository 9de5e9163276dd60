using Azure;
using Azure.Identity;
using Azure.Storage.Blobs.Models;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Azure.Storage;

/// <summary>Turns what Azure reports into an error that says what to do. No message holds an address, a key or a token.</summary>
internal static class BlobFailure
{
    public static StoreException Describe(string path, Exception exception) => new(path, Problem(exception), exception);

    public static bool IsMissing(RequestFailedException exception) => exception.Status == 404;

    /// <summary>Whether a condition of the request did not hold: another was there first.</summary>
    public static bool IsConflict(RequestFailedException exception) => exception.Status is 409 or 412;

    public static bool IsLeased(RequestFailedException exception) =>
        exception.ErrorCode == BlobErrorCode.LeaseIdMissing || exception.ErrorCode == BlobErrorCode.LeaseIdMismatchWithBlobOperation;

    /// <summary>What is wrong, and what to do, as sentences.</summary>
    public static string Problem(Exception exception) => exception switch
    {
        RequestFailedException failed => Problem(failed),
        AuthenticationFailedException => "no credential was accepted. Sign in with 'az login' or 'azd auth login', or give this host a managed identity.",
        AggregateException { InnerExceptions: [.., var last] } several => $"{Problem(last)} (tried {several.InnerExceptions.Count} times)",
        OperationCanceledException => "the storage account did not answer in time.",
        _ => $"the connection to the storage account failed: {exception.Message}",
    };

    private static string Problem(RequestFailedException failed) => failed switch
    {
        { Status: 403 } => "the storage account refused access. The identity of this host needs the role 'Storage Blob Data Contributor' on the container; a new assignment takes some minutes to count.",
        { Status: 401 } => "the storage account did not accept the credential. Check its tenant and that the clock of this machine is right.",
        { Status: 0 } => "the storage account can't be reached. Check its name, the network and, locally, that Azurite runs.",
        _ => $"the storage account answered {failed.Status} {failed.ErrorCode ?? "without a code"}.",
    };
}
