using System.Security.Cryptography;
using System.Text;
using NasCloud.Api.Problems;
using NasCloud.Api.Routing;
using NasCloud.Core.Searches;

namespace NasCloud.Api.Searches;

/// <summary>A caller's name for a request that it may have to repeat.</summary>
internal sealed record IdempotencyKey
{
    /// <summary>The longest, in characters.</summary>
    public const int MaxLength = 255;

    private IdempotencyKey(string text) => StorePath = SearchPaths.Request(Hash(Encoding.ASCII.GetBytes(text)));

    /// <summary>Where its record lies. Of the key there is only a hash in it.</summary>
    public string StorePath { get; }

    /// <summary>The key of a request; null where it has none.</summary>
    /// <exception cref="ApiProblemException">It has one that is none.</exception>
    public static IdempotencyKey? Read(ApiRequest request, RequestParameter.Header header)
    {
        if (request.Read(header) is not { } text)
            return null;
        return text.Length is > 0 and <= MaxLength && text.All(letter => letter is >= ' ' and <= '~')
            ? new IdempotencyKey(text)
            : throw new ApiProblemException(ApiProblem.InvalidParameter(header.Name, $"has {text.Length} characters: expected 1 to {MaxLength} printable ASCII characters, such as a UUID"));
    }

    /// <summary>The SHA-256 of some bytes, in hexadecimal digits.</summary>
    public static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
