using System.IO.Compression;

namespace NasCloud.Api.Dashboard;

/// <summary>A file of the dashboard, as it was built into this assembly.</summary>
internal sealed class DashboardFile
{
    private readonly Lazy<byte[]> _compressed;

    /// <param name="name">Its path in the dashboard, such as <c>assets/index-1a2b3c4d.js</c>.</param>
    /// <param name="content">What is in it.</param>
    public DashboardFile(string name, byte[] content)
    {
        (Name, Content) = (name, content);
        ETag = $"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content))[..16]}\"";
        _compressed = new(() => Compress(content));
    }

    public string Name { get; }

    public byte[] Content { get; }

    /// <summary>The same, compressed by gzip; made when first asked for.</summary>
    public byte[] Compressed => _compressed.Value;

    /// <summary>Changes with the content.</summary>
    public string ETag { get; }

    /// <summary>Whether the name changes with the content, so that a browser that has it need never ask again.</summary>
    public bool IsImmutable => Name.StartsWith("assets/", StringComparison.Ordinal);

    public string ContentType => Path.GetExtension(Name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".txt" => "text/plain; charset=utf-8",
        ".svg" => "image/svg+xml",
        var extension => throw new NotSupportedException($"The dashboard has a file '{Name}': no media type is known for '{extension}'."),
    };

    private static byte[] Compress(byte[] content)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.SmallestSize))
            gzip.Write(content);
        return target.ToArray();
    }
}
