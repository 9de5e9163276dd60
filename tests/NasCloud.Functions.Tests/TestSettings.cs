namespace NasCloud.Functions.Tests;

internal static class TestSettings
{
    /// <summary>Settings of a developer's machine, with others in their place or beside them.</summary>
    public static Dictionary<string, string> Variables(params (string Name, string Value)[] others)
    {
        var variables = new Dictionary<string, string>
        {
            ["NASCLOUD_STORAGE"] = "UseDevelopmentStorage=true",
            ["NASCLOUD_TRAINER_COMMAND"] = "manual",
        };
        foreach (var (name, value) in others)
            variables[name] = value;
        return variables;
    }

    public static FunctionsSettings Read(params (string Name, string Value)[] others)
    {
        var settings = FunctionsSettings.Read(Variables(others).GetValueOrDefault, out var errors);
        Assert.Empty(errors);
        return settings!;
    }
}
