using Azure.Storage.Blobs;

namespace NasCloud.Azure.Datasets;

/// <summary>A container of a storage account, or a folder or a blob in it, as a data set's path names it.</summary>
/// <param name="Container">The container's address.</param>
/// <param name="Path">What follows it; empty for the container itself, with a slash at its end where only a folder can be meant.</param>
/// <param name="Signature">The shared access signature, without its question mark; null where there is none.</param>
internal sealed record BlobDataAddress(Uri Container, string Path, string? Signature)
{
    /// <summary>The account that emulators have.</summary>
    public const string EmulatorAccount = "devstoreaccount1";

    // Of the public cloud, of China's and of the US government's, and of accounts in a zone of their own. An identity's
    // token goes nowhere else: whoever gets one may use it.
    private static readonly string[] Domains = [".blob.core.windows.net", ".blob.core.chinacloudapi.cn", ".blob.core.usgovcloudapi.net", ".blob.storage.azure.net"];

    /// <summary>Whether it is on this machine.</summary>
    public bool IsOfEmulator => Container.IsLoopback;

    /// <summary>Whether the path can only be a folder's.</summary>
    public bool IsFolder => Path.Length == 0 || Path.EndsWith('/');

    /// <summary>What the names of all blobs in it begin with, where it is a folder.</summary>
    public string Prefix => IsFolder ? Path : Path + "/";

    /// <summary>The account's address.</summary>
    public Uri Account => new BlobUriBuilder(Container) { BlobContainerName = "" }.ToUri();

    /// <summary>As it may be shown.</summary>
    public override string ToString() => Path.Length == 0 ? Container.AbsoluteUri : $"{Container.AbsoluteUri}/{Path}";

    /// <summary>Reads an address; null where it is none of a container or below one.</summary>
    public static BlobDataAddress? TryParse(Uri address)
    {
        if (!IsOfAccount(address))
            return null;
        var parts = new BlobUriBuilder(address);
        if (parts.BlobContainerName.Length == 0)
            return null;
        var container = new BlobUriBuilder(new Uri(address.GetLeftPart(UriPartial.Path))) { BlobName = "" }.ToUri();
        var path = parts.BlobName.TrimEnd('/');
        var end = path.Length > 0 && address.AbsolutePath.EndsWith('/') ? "/" : "";
        return new(new Uri(container.AbsoluteUri.TrimEnd('/')), path + end, address.Query.Length > 1 ? address.Query[1..] : null);
    }

    private static bool IsOfAccount(Uri address) => address.IsLoopback
        ? address.Segments is [_, EmulatorAccount + "/", ..]
        : address is { Scheme: "https", IsDefaultPort: true } && Domains.Any(domain => address.Host.EndsWith(domain, StringComparison.OrdinalIgnoreCase));
}
