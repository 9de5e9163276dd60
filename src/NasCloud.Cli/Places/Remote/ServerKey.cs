using NasCloud.Cli.Hosting;
using NasCloud.Cli.Serving;

namespace NasCloud.Cli.Places.Remote;

/// <summary>The secret that a server asks for. It has no text of its own, so that it gets into no message by mistake.</summary>
internal sealed class ServerKey
{
    /// <summary>The environment variable that holds it.</summary>
    public const string Variable = ApiKey.Variable;

    private const string Hidden = "***";

    private readonly string _text;

    /// <exception cref="CliException">It can't be sent. The message does not repeat it.</exception>
    public ServerKey(string text) => _text = text.All(letter => letter is > ' ' and <= '~')
        ? text
        : throw new CliException(ExitCode.Invalid, $"The key for the server has characters that headers can't carry: expected printable ASCII without spaces. Copy it anew into {Variable}.");

    /// <summary>Shows it to the server that a request is for.</summary>
    public void ShowIn(HttpRequestMessage request) => request.Headers.Add(ApiKey.HeaderName, _text);

    /// <summary>A text from outside, without the key where it repeats that.</summary>
    public string RemoveFrom(string text) => text.Replace(_text, Hidden, StringComparison.Ordinal);
}
