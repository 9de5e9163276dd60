using Microsoft.DurableTask.Client;

namespace NasCloud.Functions.Hosting;

/// <summary>The durable engine's client within a function that was given one: the host hands it out to functions alone.</summary>
internal sealed class DurableClientAccessor
{
    private readonly AsyncLocal<DurableTaskClient?> _client = new();

    /// <summary>The client.</summary>
    /// <exception cref="InvalidOperationException">The function that runs has not set it.</exception>
    public DurableTaskClient Client
    {
        get => _client.Value ?? throw new InvalidOperationException("No durable client: a function that starts searches takes one and sets it first.");
        set => _client.Value = value;
    }
}
