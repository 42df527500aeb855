using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace ConfigAsCode.Postfix.Live.Tests.Presets;

/// <summary>
/// A milter that adds one header to each message: the protocol of sendmail's libmilter (mfdef.h), version 6, of which it wants nothing but the end
/// of the message.
/// </summary>
internal sealed class HeaderMilter() : LoopbackServer(port: null)
{
    public const string Name = "X-Seen-By";

    public const string Value = "the milter of the test";

    // SMFIF_ADDHDRS.
    private const uint AddsHeaders = 0x01;

    // SMFIP_NOCONNECT, NOHELO, NOMAIL, NORCPT, NOBODY, NOHDRS, NOEOH, NOUNKNOWN, NODATA.
    private const uint WantsNothing = 0x37F;

    protected override async Task ServeAsync(NetworkStream stream, CancellationToken end)
    {
        byte[] length = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(length, end);
            byte[] packet = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
            await stream.ReadExactlyAsync(packet, end);
            switch ((char)packet[0])
            {
                case 'O':
                    byte[] options = new byte[12];
                    BinaryPrimitives.WriteUInt32BigEndian(options, 6);
                    BinaryPrimitives.WriteUInt32BigEndian(options.AsSpan(4), AddsHeaders);
                    // No more than what Postfix offers.
                    BinaryPrimitives.WriteUInt32BigEndian(
                        options.AsSpan(8),
                        WantsNothing & BinaryPrimitives.ReadUInt32BigEndian(packet.AsSpan(9))
                    );
                    await SayAsync('O', options);
                    break;
                case 'E':
                    await SayAsync('h', Encoding.ASCII.GetBytes($"{Name}\0{Value}\0"));
                    await SayAsync('c', []);
                    break;
                case 'Q':
                    return;
                // Macros, the end of a message, and the end of a session have no answer.
                case 'D' or 'A' or 'K':
                    break;
                default:
                    await SayAsync('c', []);
                    break;
            }
        }

        async Task SayAsync(char command, byte[] data)
        {
            byte[] packet = new byte[5 + data.Length];
            BinaryPrimitives.WriteInt32BigEndian(packet, 1 + data.Length);
            packet[4] = (byte)command;
            data.CopyTo(packet, 5);
            await stream.WriteAsync(packet, end);
        }
    }
}
