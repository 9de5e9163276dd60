using System.Text.Json.Serialization.Metadata;

namespace NasCloud.Core.Architectures.Json;

/// <summary>Parameters that operations got after the first documents were written. Where they change nothing they are left out, and what is written reads in every version.</summary>
internal static class OperationDefaults
{
    public static void LeaveOut(JsonTypeInfo type)
    {
        if (!type.Type.IsSubclassOf(typeof(Operation)))
            return;
        foreach (var property in type.Properties)
        {
            if (DefaultOf(property.Name) is { } unchanged)
                property.ShouldSerialize = (_, value) => !unchanged.Equals(value);
        }
    }

    private static object? DefaultOf(string property) => property switch
    {
        "dilation" => 1,
        "padded" => true,
        _ => null,
    };
}
