using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using NasCloud.Cli.Hosting;

namespace NasCloud.Cli.Serving;

/// <summary>The secret that callers show: as <c>x-functions-key</c>, as on Azure, or as <c>Authorization: Bearer</c>.</summary>
internal sealed class ApiKey
{
    /// <summary>The environment variable that holds it.</summary>
    public const string Variable = "NASCLOUD_API_KEY";

    /// <summary>The header that the Functions app reads its keys from.</summary>
    public const string HeaderName = "x-functions-key";

    private const int ShortestLength = 16;
    private const string BearerPrefix = "Bearer ";

    // Hashes are of one length, so that comparing them does not tell the key's.
    private readonly byte[] _hash;

    private ApiKey(string text) => _hash = Hash(text);

    /// <summary>What the option says, else the environment; null where neither does.</summary>
    /// <exception cref="CliException">It is too easy to guess, or can't be sent.</exception>
    public static ApiKey? Find(CliHost host, string? option)
    {
        var text = option ?? host.Variable(Variable);
        if (string.IsNullOrEmpty(text))
            return null;
        return text.Length >= ShortestLength && text.All(letter => letter is > ' ' and <= '~')
            ? new ApiKey(text)
            : throw new CliException(ExitCode.Invalid, $"The key has {text.Length} characters, or some that headers can't carry: expected at least {ShortestLength} of printable ASCII without spaces, such as `openssl rand -hex 32` makes.");
    }

    /// <summary>Whether a request shows it. Takes as long whatever is wrong.</summary>
    public bool IsShownBy(HttpRequest request)
    {
        var shown = request.Headers[HeaderName] is [{ } key] ? key
            : request.Headers.Authorization is [{ } text] && text.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase) ? text[BearerPrefix.Length..].Trim()
            : string.Empty;
        return CryptographicOperations.FixedTimeEquals(_hash, Hash(shown));
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
