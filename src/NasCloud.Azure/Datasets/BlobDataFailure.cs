using Azure;
using Azure.Identity;
using NasCloud.Azure.Storage;
using NasCloud.Core.Datasets;

namespace NasCloud.Azure.Datasets;

/// <summary>Turns what Azure reports of data into an error that says what to do. No message holds a key or a token.</summary>
internal static class BlobDataFailure
{
    public static DatasetException Describe(BlobDataAddress address, Exception exception) => new(address.ToString(), Problem(address, exception), exception);

    private static string Problem(BlobDataAddress address, Exception exception) => exception switch
    {
        RequestFailedException { Status: 404 } => "there is no such container: correct dataset.path",
        RequestFailedException { Status: 403 } when address.Signature is not null => "the storage account refused the signature: it must not have expired, and allow to read and to list",
        RequestFailedException { Status: 403 } => "it is not public, and the storage account refused the identity of this host: it needs the role 'Storage Blob Data Reader' on the container; a new assignment takes some minutes to count",
        RequestFailedException { Status: 412 } => "it was changed while it was fetched: leave it as it is, and try again",
        AuthenticationFailedException => "it is not public, and no credential was accepted: sign in with 'az login' or 'azd auth login', or give this host a managed identity",
        _ => $"it can't be fetched: {BlobFailure.Problem(exception).TrimEnd('.')}",
    };
}
