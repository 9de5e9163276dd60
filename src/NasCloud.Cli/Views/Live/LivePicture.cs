using NasCloud.Cli.Progress;
using NasCloud.Core.Costs;

namespace NasCloud.Cli.Views.Live;

/// <summary>What one picture of a search shows, and in what room.</summary>
/// <param name="Frame">The search.</param>
/// <param name="Width">The columns there are.</param>
/// <param name="Height">The lines there are.</param>
/// <param name="Unicode">Whether line, block and braille characters can be shown.</param>
/// <param name="Hint">What Ctrl+C does.</param>
/// <param name="Price">What a device costs; null where it is not known.</param>
internal sealed record LivePicture(SearchFrame Frame, int Width, int Height, bool Unicode, LiveHint Hint, DevicePrice? Price = null);
