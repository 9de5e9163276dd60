using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace NasCloud.Testing.Azurite;

/// <summary>The Azurite that <c>tests/azurite/package-lock.json</c> pins, installed there at first need.</summary>
internal static class AzuriteInstallation
{
    /// <summary>Azurite's blob service.</summary>
    public static string Program => Path.Combine(Folder(), "node_modules", "azurite", "dist", "src", "blob", "main.js");

    /// <summary>Installs it unless it is there.</summary>
    /// <returns>Why it can't be had; null when it is there.</returns>
    public static string? Ensure()
    {
        // Test processes run side by side; one of them installs for all.
        using var mutex = new Mutex(initiallyOwned: false, "nascloud-azurite-installation");
        Wait(mutex);
        try
        {
            return IsThere() ? null : Install();
        }
        finally
        {
            mutex.ReleaseMutex();
        }
    }

    private static void Wait(Mutex mutex)
    {
        try
        {
            mutex.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // Its owner died over the installation, which is then found incomplete and begun anew.
        }
    }

    // The marker npm writes last.
    private static bool IsThere() => File.Exists(Path.Combine(Folder(), "node_modules", ".package-lock.json"));

    private static string? Install()
    {
        try
        {
            var npm = new ProcessStartInfo("npm", "ci --no-audit --no-fund --loglevel=error") { WorkingDirectory = Folder(), RedirectStandardError = true };
            using var process = Process.Start(npm)!;
            var errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : $"Azurite could not be installed by 'npm ci' in tests/azurite: {errors.Trim()}";
        }
        catch (Win32Exception)
        {
            return "needs Azurite, and so Node.js with npm, which this machine lacks.";
        }
    }

    private static string Folder([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "azurite"));
}
