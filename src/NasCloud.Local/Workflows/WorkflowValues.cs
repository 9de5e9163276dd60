using System.Text.Json;

namespace NasCloud.Local.Workflows;

/// <summary>Hands values over between workflows and activities as a durable engine would.</summary>
internal static class WorkflowValues
{
    /// <summary>The value as the receiver asks for it: itself where the types agree, else by way of JSON.</summary>
    public static T Convert<T>(object? value, bool roundTripJson)
    {
        if (!roundTripJson && value is T same)
            return same;
        return value is null ? default! : JsonSerializer.Deserialize<T>(JsonSerializer.SerializeToUtf8Bytes(value, value.GetType()))!;
    }

    /// <summary>A value as whoever asks for the status will see it.</summary>
    public static object Status(object value, bool roundTripJson) =>
        roundTripJson ? JsonSerializer.SerializeToElement(value, value.GetType()) : value;
}
