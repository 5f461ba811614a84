// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title A devnet token with a faucet
interface ITestToken {
    event FaucetPaid(address indexed to, uint256 amount);

    /// @param availableAt Unix seconds.
    error FaucetLimitReached(address to, uint256 availableAt);

    /// @notice Mints `faucetAmount` to `to`, once in a day for each address. Anyone may send it.
    function faucet(address to) external;

    /// @notice Mints any amount; owner only (deployment and market maker of a devnet).
    function mint(address to, uint256 amount) external;

    /// @notice What one faucet call gives, in base units.
    function faucetAmount() external view returns (uint256);

    /// @notice When the faucet opens for `to` again, in Unix seconds; 0 if it never paid to it.
    function faucetAvailableAt(address to) external view returns (uint256);
}
