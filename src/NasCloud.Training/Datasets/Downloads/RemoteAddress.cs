using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using NasCloud.Core.Datasets;

namespace NasCloud.Training.Datasets.Downloads;

/// <summary>
/// Where on the network a data set lies: its one file, <c>https://host/photos.zip</c>, with <c>#sha256=...</c> where its hash is known; or its folder,
/// in storage whose folders can be listed.
/// </summary>
/// <param name="Uri">The address, without the hash.</param>
/// <param name="Sha256">The hash of the file, in lower-case hexadecimal; null where nobody said.</param>
public sealed partial record RemoteAddress(Uri Uri, string? Sha256)
{
    private const string HashPrefix = "#sha256=";

    /// <summary>The name of the file or folder.</summary>
    public string FileName => System.Uri.UnescapeDataString(Path.GetFileName(Uri.AbsolutePath.TrimEnd('/')));

    /// <summary>Whether it can only be a folder's.</summary>
    public bool IsFolder => Uri.AbsolutePath.EndsWith('/');

    /// <summary>The address as it may be shown: what follows a question mark may be a key to the file.</summary>
    public override string ToString() => Uri.GetLeftPart(UriPartial.Path);

    /// <summary>A name of its own for the file, the same whatever signature the address carries.</summary>
    internal string Key
    {
        get
        {
            var isSigned = Uri.Query.Contains("sig=", StringComparison.OrdinalIgnoreCase);
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{(isSigned ? ToString() : Uri.AbsoluteUri)}{HashPrefix}{Sha256}")))[..16];
        }
    }

    /// <summary>Whether a <c>dataset.path</c> is an address and no path of this machine.</summary>
    public static bool Is(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return SchemePattern().IsMatch(path);
    }

    /// <summary>Reads an address.</summary>
    /// <exception cref="DatasetException">It is none, names nothing, or the connection would be neither encrypted nor the file's hash known.</exception>
    public static RemoteAddress Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
            throw new DatasetException(Shown(text), "it is no address that data can be fetched from: expected https://HOST/PATH/FILE.zip, .npz, .csv or .tsv");
        var address = new RemoteAddress(new Uri(uri.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped)), HashOf(uri));
        if (uri.Scheme == "http" && address.Sha256 is null && !uri.IsLoopback)
            throw new DatasetException(address.ToString(), "it is not encrypted, so that anybody on the way could change the file: expected https, or the file's hash behind it, #sha256=HASH");
        return address.FileName is { Length: > 0 } name && name.IndexOfAny(Path.GetInvalidFileNameChars()) < 0 && name[0] != '.'
            ? address
            : throw new DatasetException(address.ToString(), "it names nothing: expected https://HOST/PATH/FILE.zip, .npz, .csv or .tsv, or https://ACCOUNT.blob.core.windows.net/CONTAINER/FOLDER");
    }

    /// <summary>A text that is meant as an address, as it may be shown.</summary>
    internal static string Shown(string text) => text.Split('?', '#')[0];

    private static string? HashOf(Uri uri)
    {
        if (uri.Fragment.Length == 0)
            return null;
        return HashPattern().Match(uri.Fragment) is { Success: true } match
            ? match.Groups[1].Value.ToLowerInvariant()
            : throw new DatasetException(uri.GetLeftPart(UriPartial.Path), $"it ends in '{uri.Fragment}': expected {HashPrefix} and 64 hexadecimal digits, the file's SHA-256, or nothing");
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9+.-]+://")]
    private static partial Regex SchemePattern();

    [GeneratedRegex("^#sha256=([0-9A-Fa-f]{64})$")]
    private static partial Regex HashPattern();
}
