using Microsoft.Extensions.Logging;

namespace NasCloud.Cli.Serving;

/// <summary>Passes messages on to the loggers that another factory makes, which stays its owner's.</summary>
internal sealed class PassedOnLogs(ILoggerFactory factory) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => factory.CreateLogger(categoryName);

    public void Dispose()
    {
    }
}
